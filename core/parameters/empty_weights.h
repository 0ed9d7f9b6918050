#pragma once

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

/// The structure of a model's weights without any number: every tensor that the config asks for is there,
/// without name, shape or data, for a visitor of visitTensors() to fill in. Models whose norms are LayerNorm
/// have biases everywhere, others nowhere, as GPT-2's and LLaMA's relatives have them; an encoder of
/// post-norm has a norm after its embeddings, everything else one after its layers. The output head is one
/// matrix.
ModelWeights emptyWeights(const ModelConfig& config);

}  // namespace headlight
