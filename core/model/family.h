#pragma once

#include <string_view>

#include "core/model/model_config.h"
#include "core/model/model_weights.h"

namespace headlight {

class JsonFields;
class TensorBinder;

/// How the config.json and the tensor names of one model family fill in the plain values that the one
/// Transformer reads. No arithmetic.
struct Family {
  std::string_view modelType;  // config.json's model_type
  std::string_view prefix;     // of the base model's tensors inside a larger model
  std::string_view probe;      // a tensor every base model has, without the prefix
  /// Both throw Error naming file and field. Missing keys have the defaults of Hugging Face's config classes.
  ModelConfig (*readConfig)(const JsonFields& config);
  ModelWeights (*bindWeights)(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors);
};

}  // namespace headlight
