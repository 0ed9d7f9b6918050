#pragma once

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

/// Checks that every tensor has the shape the config asks for, so that the forward need not. Checkpoints read
/// from files were checked with better messages already; this is for weights made elsewhere. Throws Error
/// naming the tensor, the shape expected and the shape found.
void checkWeights(const ModelConfig& config, const ModelWeights& weights);

}  // namespace headlight
