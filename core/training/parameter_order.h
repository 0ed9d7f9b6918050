#pragma once

#include <string>
#include <vector>

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

/// One tensor's place in a model.
struct OrderedParameter {
  std::string name;  // ours, with ".weight" or ".bias" where it is a part of a linear layer or norm
  const TensorView* tensor = nullptr;
  bool isNorm = false;
  bool isBias = false;
};

/// Every tensor of the weights once, at its first place in visitTensors(); the biases of tensors that share
/// their input (q, k and v; gate and up) come behind the weights of all of these. Points into `weights`.
std::vector<OrderedParameter> orderedParameters(const ModelConfig& config, const ModelWeights& weights);

}  // namespace headlight
