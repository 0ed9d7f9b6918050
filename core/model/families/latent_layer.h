#pragma once

#include <string>

#include "core/model/tensor_binder.h"
#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"

namespace headlight {

class JsonFields;

/// Which projections have biases: those that the checkpoint has, unless the config says something else.
struct LatentBiases {
  Bias attention = Bias::IfThere;  // of the projections from and to d_model, but for whole queries
  Bias feedForward = Bias::IfThere;
};
/// attention_bias and mlp_bias.
LatentBiases readLatentBiases(const JsonFields& config);

/// One layer as DeepSeek-V2 and its successors name its tensors. `layer` is what their names begin with:
/// "model.layers.3.". Throws Error naming file and tensor.
LayerTensors bindLatentLayer(const StackConfig& stack, std::size_t index, const std::string& layer,
                             const LatentBiases& biases, TensorBinder& tensors);

}  // namespace headlight
