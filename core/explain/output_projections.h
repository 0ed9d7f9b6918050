#pragma once

#include <memory>

#include "core/analysis/derived_pattern.h"
#include "core/model/transformer.h"

namespace headlight {

/// The output projections of a model's layers as derived patterns take them. Keeps the model alive.
OutputWeightsOf outputProjections(std::shared_ptr<const Transformer> transformer);

}  // namespace headlight
