#pragma once

#include <string_view>

#include "core/model/family_names.h"
#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

class JsonFields;
class TensorBinder;

/// How the config.json and the tensor names of one model family fill in the plain values that the one
/// Transformer reads. No arithmetic.
struct Family {
  std::string_view modelType;  // config.json's model_type
  std::string_view name;       // on screen: "RoBERTa"
  FamilyNames names;
  /// Both throw Error naming file and field. Missing keys have the defaults of Hugging Face's config classes.
  ModelConfig (*readConfig)(const JsonFields& config);
  ModelWeights (*bindWeights)(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors);
};

}  // namespace headlight
