#pragma once

#include "core/model/model_config.h"
#include "core/model/model_weights.h"
#include "core/model/tensor_binder.h"

namespace headlight {

class JsonFields;

/// Where the config classes of LLaMA's relatives differ in their defaults.
struct LlamaDefaults {
  std::int64_t vocabularySize = 32000;
  std::int64_t feedForwardSize = 11008;
  std::int64_t layers = 32;
  std::int64_t keyValueHeads = 0;  // 0: as many as heads
  std::int64_t maxPositions = 2048;
};
ModelConfig readLlamaLikeConfig(const JsonFields& config, const LlamaDefaults& defaults);

/// Which projections have biases: those that the checkpoint has, unless the config says something else.
struct LlamaBiases {
  Bias queryKeyValue = Bias::IfThere;
  Bias output = Bias::IfThere;
  Bias feedForward = Bias::IfThere;
};
/// What a flag such as "attention_bias" says.
Bias biasOf(const JsonFields& config, const char* flag);
ModelWeights bindLlamaLikeWeights(const ModelConfig& config, const LlamaBiases& biases,
                                  TensorBinder& tensors);

}  // namespace headlight
