#pragma once

#include "core/model/model_config.h"
#include "core/model/model_weights.h"

namespace headlight {

class JsonFields;
class TensorBinder;

/// Where the config classes of LLaMA's relatives differ in their defaults.
struct LlamaDefaults {
  std::int64_t vocabularySize = 32000;
  std::int64_t feedForwardSize = 11008;
  std::int64_t layers = 32;
  std::int64_t keyValueHeads = 0;  // 0: as many as heads
  std::int64_t maxPositions = 2048;
};
ModelConfig readLlamaLikeConfig(const JsonFields& config, const LlamaDefaults& defaults);

/// Which projections have biases.
struct LlamaBiases {
  bool queryKeyValue = false;
  bool output = false;
  bool feedForward = false;
};
ModelWeights bindLlamaLikeWeights(const ModelConfig& config, const LlamaBiases& biases,
                                  TensorBinder& tensors);

}  // namespace headlight
