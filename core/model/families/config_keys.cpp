#include "core/model/families/config_keys.h"

#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "core/io/json_fields.h"

namespace headlight {
namespace {

struct ActivationName {
  std::string_view name;
  Activation activation;
};
// "gelu_fast" and "gelu_pytorch_tanh" are other spellings of the same tanh approximation.
constexpr std::array kActivations = {ActivationName{"gelu", Activation::Gelu},
                                     ActivationName{"gelu_new", Activation::GeluTanh},
                                     ActivationName{"gelu_fast", Activation::GeluTanh},
                                     ActivationName{"gelu_pytorch_tanh", Activation::GeluTanh},
                                     ActivationName{"relu", Activation::Relu},
                                     ActivationName{"silu", Activation::Silu},
                                     ActivationName{"swish", Activation::Silu}};

}  // namespace

std::int64_t readSize(const JsonFields& config, const char* key, std::int64_t otherwise) {
  return config.integer(key, {1, 1 << 24}, otherwise);
}

std::int64_t readCount(const JsonFields& config, const char* key, std::int64_t otherwise) {
  return config.integer(key, {1, INT32_MAX}, otherwise);
}

std::int64_t readLayers(const JsonFields& config, const char* key, std::int64_t otherwise) {
  return config.integer(key, {1, 10000}, otherwise);
}

Activation readActivation(const JsonFields& config, const char* key, const char* otherwise) {
  const std::string name = config.text(key, otherwise);
  std::string known;
  for (const ActivationName& entry : kActivations) {
    if (entry.name == name) return entry.activation;
    known += (known.empty() ? "" : ", ") + std::string(entry.name);
  }
  config.fail(key, "is " + briefJson(name) + ", which is not an activation known here (" + known + ")");
}

void splitHeads(ModelConfig& model, const JsonFields& config, const char* sizeKey, const char* headsKey) {
  if (model.modelSize % model.heads != 0)
    config.fail(headsKey, "is " + std::to_string(model.heads) + ", which does not divide " + sizeKey + " " +
                              std::to_string(model.modelSize));
  model.headSize = model.modelSize / model.heads;
  model.scoreScale = standardScale(model.headSize);
}

float standardScale(std::int64_t headSize) {
  return static_cast<float>(1.0 / std::sqrt(static_cast<double>(headSize)));
}

}  // namespace headlight
