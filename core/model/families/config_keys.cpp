#include "core/model/families/config_keys.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/json_fields.h"
#include "core/message.h"

namespace headlight {
namespace {

struct ActivationName {
  std::string_view name;
  Activation activation;
};
// "gelu_fast", "gelu_accurate", "gelu_pytorch_tanh" and "gelu_python_tanh" are other spellings of the same
// tanh approximation, and "gelu_python" of the exact function.
constexpr std::array kActivations = {ActivationName{"gelu", Activation::Gelu},
                                     ActivationName{"gelu_python", Activation::Gelu},
                                     ActivationName{"gelu_new", Activation::GeluTanh},
                                     ActivationName{"gelu_fast", Activation::GeluTanh},
                                     ActivationName{"gelu_accurate", Activation::GeluTanh},
                                     ActivationName{"gelu_pytorch_tanh", Activation::GeluTanh},
                                     ActivationName{"relu", Activation::Relu},
                                     ActivationName{"silu", Activation::Silu},
                                     ActivationName{"swish", Activation::Silu},
                                     ActivationName{"gelu_python_tanh", Activation::GeluTanh},
                                     ActivationName{"quick_gelu", Activation::QuickGelu},
                                     ActivationName{"relu2", Activation::Relu2},
                                     ActivationName{"gelu_10", Activation::Gelu10},
                                     ActivationName{"tanh", Activation::Tanh}};

/// What else a key is called. `common` are the names in the attribute_map of the family's config class in
/// transformers, which win there; `foreign` are those of other families.
struct Spellings {
  std::string_view key;
  std::vector<const char*> common;
  std::vector<const char*> foreign;
};

const std::vector<Spellings>& allSpellings() {
  static const std::vector<Spellings> all = {
      {"n_embd", {"hidden_size"}, {"dim", "d_model"}},
      {"n_layer", {"num_hidden_layers"}, {"n_layers", "num_layers"}},
      {"n_head", {"num_attention_heads"}, {"n_heads", "num_heads"}},
      {"n_positions", {"max_position_embeddings"}, {"n_ctx"}},
      {"n_inner", {}, {"intermediate_size", "hidden_dim"}},
      {"dim", {"hidden_size"}, {"n_embd", "d_model"}},
      {"n_layers", {"num_hidden_layers"}, {"n_layer", "num_layers"}},
      {"n_heads", {"num_attention_heads"}, {"n_head", "num_heads"}},
      {"hidden_dim", {}, {"intermediate_size", "n_inner"}},
      {"d_model", {"hidden_size"}, {"n_embd", "dim"}},
      {"num_layers", {"num_hidden_layers"}, {"n_layer", "n_layers"}},
      {"num_heads", {"num_attention_heads"}, {"n_head", "n_heads"}},
      {"hidden_size", {}, {"n_embd", "n_embed", "dim", "d_model"}},
      {"num_hidden_layers", {}, {"n_layer", "n_layers", "num_layers"}},
      {"num_attention_heads", {}, {"n_head", "n_heads", "num_heads"}},
      {"num_key_value_heads", {}, {"n_kv_heads", "num_kv_heads"}},
      {"intermediate_size", {}, {"n_inner", "hidden_dim"}},
      {"n_routed_experts", {}, {"num_experts", "num_local_experts"}},
      {"max_position_embeddings", {}, {"n_positions", "n_ctx"}},
      {"num_experts", {}, {"num_local_experts"}},
      {"num_local_experts", {}, {"num_experts"}},
      {"num_experts_per_tok", {}, {"experts_per_token"}},
      {"d_kv", {"head_dim"}, {}},
  };
  return all;
}

}  // namespace

const char* spellingOf(const JsonFields& config, const char* key) {
  for (const Spellings& spellings : allSpellings()) {
    if (spellings.key != key) continue;
    for (const char* name : spellings.common)
      if (config.has(name)) return name;
    if (config.has(key) || config.isNull(key)) return key;
    for (const char* name : spellings.foreign)
      if (config.has(name)) return name;
  }
  return key;
}

std::int64_t readSize(const JsonFields& config, const char* key, std::int64_t otherwise) {
  return config.integer(spellingOf(config, key), {1, 1 << 24}, otherwise);
}

std::int64_t readCount(const JsonFields& config, const char* key, std::int64_t otherwise) {
  return config.integer(spellingOf(config, key), {1, INT32_MAX}, otherwise);
}

std::int64_t readLayers(const JsonFields& config, const char* key, std::int64_t otherwise) {
  return config.integer(spellingOf(config, key), {1, 10000}, otherwise);
}

void requireText(const JsonFields& config, const char* key, const std::vector<std::string>& supported) {
  if (!config.has(key)) return;
  const std::string text = config.text(key, {});
  if (std::find(supported.begin(), supported.end(), text) != supported.end()) return;
  std::string known;
  for (const std::string& name : supported) known += (known.empty() ? "" : " and ") + briefJson(name);
  config.fail(key, supported.size() > 1 ? Message("is %1, and only %2 are supported", briefJson(text), known)
                                        : Message("is %1, and only %2 is supported", briefJson(text), known));
}

Activation readActivation(const JsonFields& config, const char* key, const char* otherwise) {
  return activationNamed(config, key, config.text(key, otherwise));
}

Activation activationNamed(const JsonFields& config, const char* key, const std::string& name) {
  std::string known;
  for (const ActivationName& entry : kActivations) {
    if (entry.name == name) return entry.activation;
    known += (known.empty() ? "" : ", ") + std::string(entry.name);
  }
  config.fail(key, Message("is %1, which is not an activation known here (%2)", briefJson(name), known));
}

void splitHeads(AttentionConfig& attention, std::int64_t modelSize, const JsonFields& config,
                const HeadKeys& keys) {
  if (modelSize % attention.heads != 0)
    config.fail(spellingOf(config, keys.heads), Message("is %1, which does not divide %2 %3", attention.heads,
                                                        spellingOf(config, keys.size), modelSize));
  if (attention.keyValueHeads == 0) attention.keyValueHeads = attention.heads;
  attention.headSize = attention.valueSize = modelSize / attention.heads;
  attention.scoreScale = standardScale(attention.headSize);
}

}  // namespace headlight
