#pragma once

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

/// Throws Error in one sentence that names what a model has and the trainer's arithmetic does not cover:
/// mixtures of experts, latent attention, scores with biases, sinks, limits of q, k and v, convolutions,
/// tokens projected before positions are added, rotary positions that depend on the length, caps of logits,
/// scaled last states, no head at all.
void requireTrainable(const ModelConfig& config, const ModelWeights& weights);

}  // namespace headlight
