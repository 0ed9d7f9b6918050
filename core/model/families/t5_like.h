#pragma once

#include <cstdint>

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

class JsonFields;
class TensorBinder;

// What T5, mT5 and umT5 share (Raffel et al. 2020, arXiv 1910.10683): an encoder and a decoder with RMS norms
// before each sublayer, no biases, scores that are not scaled, and a learned bias of scores by distance.

/// Where the config classes differ in what they take for missing keys.
struct T5Defaults {
  std::int64_t vocabularySize = 0;
  std::int64_t feedForwardSize = 0;
  std::int64_t layers = 0;
  std::int64_t heads = 0;
  const char* feedForward = "gated-gelu";
};

/// The config but for stateScale. Throws Error naming file and field.
ModelConfig readT5LikeConfig(const JsonFields& config, const T5Defaults& defaults);

/// d_model^-0.5, what T5's last states are multiplied with where the output is tied.
float tiedStateScale(const ModelConfig& config);

/// Which layers have a table of biases: the first one's serves all (T5), or each has its own (umT5).
enum class RelativeTables { OfFirstLayer, OfEveryLayer };

ModelWeights bindT5LikeWeights(const ModelConfig& config, RelativeTables tables, TensorBinder& tensors);

}  // namespace headlight
