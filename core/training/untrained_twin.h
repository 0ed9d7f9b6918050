#pragma once

#include <optional>

#include "core/model/model_files.h"

namespace headlight {

/// An embedded model as it was before its training, under the name NAME-untrained: the same shape, seed and
/// tokenizer, with the weights that the seed gives, rounded to float16 as those of the trained one are. They
/// are made when the twin is first opened; its config says that it is untrained. Nothing where the model's
/// config.json names no seed (see seedKey). Throws Error for a config.json that cannot be read.
std::optional<ModelFiles> untrainedTwin(const ModelFiles& files);

}  // namespace headlight
