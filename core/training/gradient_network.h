#pragma once

#include "core/training/float_weights.h"
#include "core/training/trainable_network.h"

namespace headlight {

/// A model's own weights as float32, with the trainer's arithmetic over them: what the gradients of a run are
/// computed with. May be used from any thread.
struct GradientNetwork {
  /// Throws what FloatWeights and TrainableNetwork throw.
  GradientNetwork(const ModelConfig& config, const ModelWeights& given)
      : weights(config, given), network(config, weights.weights()) {}

  const FloatWeights weights;
  const TrainableNetwork network;
};

}  // namespace headlight
