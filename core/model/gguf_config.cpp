#include "core/model/gguf_config.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/io/json_fields.h"

namespace headlight {
namespace {

using nlohmann::json;

/// Reads the keys of one architecture, "ARCH.NAME", and remembers which.
class Keys {
 public:
  Keys(const GgufFile& file, std::string architecture)
      : m_file(file), m_prefix(std::move(architecture) + ".") {}

  const GgufFile& file() const { return m_file; }
  bool has(const char* name) const { return m_file.has(m_prefix + name); }
  [[noreturn]] void fail(const char* name, const Message& problem) const {
    m_file.fail(m_prefix + name, problem);
  }

  std::int64_t needed(const char* name) {
    if (!has(name)) fail(name, Message("is missing"));
    return count(name, 0);
  }

  /// Some numbers may be a list with one for each layer, which must then be equal.
  std::int64_t count(const char* name, std::int64_t otherwise) {
    m_used.insert(m_prefix + name);
    const auto found = m_file.values.find(m_prefix + name);
    const GgufList* list = found != m_file.values.end() ? std::get_if<GgufList>(&found->second) : nullptr;
    if (list == nullptr) return m_file.count(m_prefix + name, otherwise);
    const auto* numbers = std::get_if<std::vector<std::int64_t>>(list);
    if (numbers == nullptr || numbers->empty() || numbers->front() < 0)
      fail(name, Message("must be a whole number from 0 on, or a list of such"));
    for (const std::int64_t number : *numbers)
      if (number != numbers->front())
        fail(name, Message("is not the same for all layers, which is not supported"));
    return numbers->front();
  }

  double number(const char* name, double otherwise) {
    m_used.insert(m_prefix + name);
    return m_file.number(m_prefix + name, otherwise);
  }

  bool flag(const char* name, bool otherwise) {
    m_used.insert(m_prefix + name);
    return m_file.flag(m_prefix + name, otherwise);
  }

  std::string text(const char* name, const char* otherwise) {
    m_used.insert(m_prefix + name);
    return m_file.text(m_prefix + name, otherwise);
  }

  void ignore(const char* name) { m_used.insert(m_prefix + name); }

  std::vector<std::string> unused() const {
    std::vector<std::string> names;
    for (const auto& [key, value] : m_file.values)
      if (key.starts_with(m_prefix) && !m_used.contains(key)) names.push_back(key);
    return names;
  }

 private:
  const GgufFile& m_file;
  std::string m_prefix;
  std::set<std::string> m_used;
};

/// The factors that the frequencies of rotary positions are divided by, if there is such a tensor.
std::vector<float> factorsOf(const GgufFile& file, const char* name) {
  const TensorView* tensor = file.tensor(name);
  if (tensor == nullptr) return {};
  if (!isFloatingPoint(tensor->dtype) || tensor->shape.size() != 1)
    file.fail(std::string("tensor \"") + name + "\"", Message("must be a row of numbers"));
  std::vector<float> factors(static_cast<std::size_t>(tensor->elementCount()));
  widen(*tensor, 0, factors);
  return factors;
}

json longRope(const std::vector<float>& shortFactors, const std::vector<float>& longFactors,
              std::int64_t original, double attentionFactor) {
  return {{"rope_type", "longrope"},
          {"short_factor", shortFactors},
          {"long_factor", longFactors},
          {"original_max_position_embeddings", original},
          {"attention_factor", attentionFactor}};
}

void readRotary(Keys& keys, json& config) {
  const auto positions = config["max_position_embeddings"].get<std::int64_t>();
  config["rope_theta"] = keys.number("rope.freq_base", 10000);
  std::string type = keys.text("rope.scaling.type", "none");
  double factor = keys.number("rope.scaling.factor", 0);
  if (const double old = keys.number("rope.scale_linear", 0); old > 0 && !keys.has("rope.scaling.type")) {
    type = "linear";
    factor = old;
  }
  const std::int64_t original = keys.count("rope.scaling.original_context_length", positions);
  const double attention = keys.number("rope.scaling.attn_factor", 1);
  keys.ignore("rope.scaling.finetuned");
  // LLaMA 3.1 has its scaling as factors, whatever the length of the text.
  const std::vector<float> factors = factorsOf(keys.file(), "rope_freqs.weight");
  const std::vector<float> shortFactors = factorsOf(keys.file(), "rope_factors_short.weight");
  const std::vector<float> longFactors = factorsOf(keys.file(), "rope_factors_long.weight");
  if (!factors.empty()) {
    config["rope_scaling"] = longRope(factors, factors, positions, 1);
  } else if (!shortFactors.empty() && !longFactors.empty()) {
    config["rope_scaling"] = longRope(shortFactors, longFactors, original, attention);
    config["original_max_position_embeddings"] = original;
  } else if (type == "linear" && factor != 0) {
    config["rope_scaling"] = {{"rope_type", "linear"}, {"factor", factor}};
  } else if (type == "yarn") {
    json& scaling = config["rope_scaling"];
    scaling = {{"rope_type", "yarn"}, {"factor", factor}, {"original_max_position_embeddings", original}};
    scaling["beta_fast"] = keys.number("rope.scaling.yarn_beta_fast", 32);
    scaling["beta_slow"] = keys.number("rope.scaling.yarn_beta_slow", 1);
    if (attention != 1 && factor > 1) scaling["attention_factor"] = attention * (0.1 * std::log(factor) + 1);
  } else if (type != "none" && type != "linear") {
    keys.fail(
        "rope.scaling.type",
        Message("is %1, and only none, linear, yarn and factors in the file are supported", briefJson(type)));
  }
}

std::int64_t vocabularyOf(const GgufFile& file) {
  const TensorView* tokens = file.tensor("token_embd.weight");
  if (tokens != nullptr && tokens->shape.size() == 2) return tokens->shape[0];
  if (file.unreadable.contains("token_embd.weight")) return 1;  // refused with the tensors
  file.fail("tensor \"token_embd.weight\"", Message("is missing or is no matrix"));
}

/// What all relatives of LLaMA have.
json readLlamaLike(Keys& keys) {
  json config;
  config["hidden_size"] = keys.needed("embedding_length");
  config["num_hidden_layers"] = keys.needed("block_count");
  config["num_attention_heads"] = keys.needed("attention.head_count");
  config["num_key_value_heads"] =
      keys.count("attention.head_count_kv", config["num_attention_heads"].get<std::int64_t>());
  const bool expertsOnly = !keys.has("feed_forward_length") && keys.has("expert_feed_forward_length");
  config["intermediate_size"] =
      keys.needed(expertsOnly ? "expert_feed_forward_length" : "feed_forward_length");
  config["max_position_embeddings"] = keys.needed("context_length");
  config["rms_norm_eps"] = keys.number("attention.layer_norm_rms_epsilon", 1e-6);
  config["vocab_size"] = vocabularyOf(keys.file());
  config["tie_word_embeddings"] = keys.file().tensor("output.weight") == nullptr;
  const std::int64_t heads = config["num_attention_heads"].get<std::int64_t>();
  const std::int64_t width = config["hidden_size"].get<std::int64_t>();
  const std::int64_t headSize = keys.count("attention.key_length", heads > 0 ? width / heads : 0);
  config["head_dim"] = headSize;
  if (keys.count("attention.value_length", headSize) != headSize)
    keys.fail("attention.value_length", Message("differs from attention.key_length, which is not supported"));
  const std::int64_t turned = keys.count("rope.dimension_count", headSize);
  if (turned != headSize && headSize > 0)
    config["partial_rotary_factor"] = static_cast<double>(turned) / static_cast<double>(headSize);
  readRotary(keys, config);
  keys.ignore("vocab_size");
  return config;
}

json readLlama(Keys& keys) {
  json config = readLlamaLike(keys);
  config["model_type"] = "llama";
  const std::int64_t window = keys.count("attention.sliding_window", 0);
  if (window > 0) {
    config["model_type"] = "mistral";
    config["sliding_window"] = window;
  }
  const std::int64_t experts = keys.count("expert_count", 0);
  const std::int64_t chosen = keys.count("expert_used_count", 0);
  if (experts > 0) {
    config["model_type"] = "mixtral";
    config["num_local_experts"] = experts;
    config["num_experts_per_tok"] = chosen;
  }
  return config;
}

json readQwen(Keys& keys, const char* modelType) {
  json config = readLlamaLike(keys);
  config["model_type"] = modelType;
  config["use_sliding_window"] = false;
  keys.ignore("attention.sliding_window");  // of layers that do not use it
  return config;
}

/// llama.cpp scales the scores of the largest model of a family by another size of heads.
json readGemma(Keys& keys, const char* modelType, std::int64_t layersOfLargest) {
  json config = readLlamaLike(keys);
  config["model_type"] = modelType;
  config["hidden_act"] = config["hidden_activation"] = "gelu_pytorch_tanh";
  const auto heads = config["num_attention_heads"].get<std::int64_t>();
  const bool largest = config["num_hidden_layers"] == layersOfLargest && heads > 0;
  config["query_pre_attn_scalar"] =
      largest ? config["hidden_size"].get<std::int64_t>() / heads : config["head_dim"].get<std::int64_t>();
  return config;
}

/// A cap of 0 is none.
json capOf(double cap) { return cap > 0 ? json(cap) : json(nullptr); }

json readGemma2(Keys& keys) {
  json config = readGemma(keys, "gemma2", 46);
  config["sliding_window"] = keys.count("attention.sliding_window", 4096);
  config["attn_logit_softcapping"] = capOf(keys.number("attn_logit_softcapping", 50));
  config["final_logit_softcapping"] = capOf(keys.number("final_logit_softcapping", 30));
  return config;
}

json readGemma3(Keys& keys) {
  json config = readGemma(keys, "gemma3_text", 62);
  config["rope_theta"] = keys.number("rope.freq_base", 1e6);
  config["rope_local_base_freq"] = keys.number("rope.freq_base_swa", 10000);
  config["sliding_window"] = keys.count("attention.sliding_window", 4096);
  config["sliding_window_pattern"] = keys.count("attention.sliding_window_pattern", 6);
  config["attn_logit_softcapping"] = capOf(keys.number("attn_logit_softcapping", 0));
  config["final_logit_softcapping"] = capOf(keys.number("final_logit_softcapping", 0));
  return config;
}

json readPhi3(Keys& keys) {
  json config = readLlamaLike(keys);
  config["model_type"] = "phi3";
  const std::int64_t window = keys.count("attention.sliding_window", 0);
  if (window > 0) config["sliding_window"] = window;
  return config;
}

json readGptOss(Keys& keys) {
  json config = readLlamaLike(keys);
  config["model_type"] = "gpt_oss";
  config["intermediate_size"] = keys.needed("expert_feed_forward_length");
  config["num_local_experts"] = keys.needed("expert_count");
  config["num_experts_per_tok"] = keys.needed("expert_used_count");
  config["sliding_window"] = keys.count("attention.sliding_window", 128);
  // The library takes a config that says nothing of scaling for that of the published models.
  if (!config.contains("rope_scaling")) config["rope_scaling"] = {{"rope_type", "default"}};
  config["rope_scaling"]["truncate"] = false;
  return config;
}

json readGpt2(Keys& keys) {
  json config;
  config["model_type"] = "gpt2";
  config["n_embd"] = keys.needed("embedding_length");
  config["n_layer"] = keys.needed("block_count");
  config["n_head"] = keys.needed("attention.head_count");
  config["n_positions"] = keys.needed("context_length");
  if (keys.has("feed_forward_length")) config["n_inner"] = keys.needed("feed_forward_length");
  config["layer_norm_epsilon"] = keys.number("attention.layer_norm_epsilon", 1e-5);
  config["vocab_size"] = vocabularyOf(keys.file());
  config["tie_word_embeddings"] = keys.file().tensor("output.weight") == nullptr;
  keys.ignore("attention.head_count_kv");
  keys.ignore("vocab_size");
  return config;
}

json readBert(Keys& keys) {
  json config;
  config["model_type"] = "bert";
  config["hidden_size"] = keys.needed("embedding_length");
  config["num_hidden_layers"] = keys.needed("block_count");
  config["num_attention_heads"] = keys.needed("attention.head_count");
  config["intermediate_size"] = keys.needed("feed_forward_length");
  config["max_position_embeddings"] = keys.needed("context_length");
  config["layer_norm_eps"] = keys.number("attention.layer_norm_epsilon", 1e-12);
  config["vocab_size"] = vocabularyOf(keys.file());
  const TensorView* types = keys.file().tensor("token_types.weight");
  if (types == nullptr || types->shape.size() != 2)
    keys.file().fail("tensor \"token_types.weight\"", Message("is missing or is no matrix"));
  config["type_vocab_size"] = types->shape[0];
  if (keys.flag("attention.causal", false))
    keys.fail("attention.causal", Message("is true, which is not supported"));
  keys.ignore("pooling_type");  // of what is made of the last states
  keys.ignore("attention.head_count_kv");
  keys.ignore("vocab_size");
  return config;
}

struct GgufArchitecture {
  const char* name;
  json (*read)(Keys& keys);
};

constexpr std::array kArchitectures = {
    GgufArchitecture{"bert", readBert},
    GgufArchitecture{"gemma", [](Keys& keys) { return readGemma(keys, "gemma", -1); }},
    GgufArchitecture{"gemma2", readGemma2},
    GgufArchitecture{"gemma3", readGemma3},
    GgufArchitecture{"gpt-oss", readGptOss},
    GgufArchitecture{"gpt2", readGpt2},
    GgufArchitecture{"llama", readLlama},
    GgufArchitecture{"phi3", readPhi3},
    GgufArchitecture{"qwen2", [](Keys& keys) { return readQwen(keys, "qwen2"); }},
    GgufArchitecture{"qwen3", [](Keys& keys) { return readQwen(keys, "qwen3"); }},
};

const GgufArchitecture& architectureOf(const GgufFile& file) {
  constexpr const char* key = "general.architecture";
  if (!file.has(key)) file.fail(key, Message("is missing, so the kind of model is not known"));
  const std::string name = file.text(key, {});
  std::string known;
  for (const GgufArchitecture& architecture : kArchitectures) {
    if (name == architecture.name) return architecture;
    known += (known.empty() ? "" : ", ") + std::string(architecture.name);
  }
  file.fail(key, Message("is %1, which is not among those known here: %2", briefJson(name), known));
}

Message noteAbout(const std::vector<std::string>& keys, const std::string& file) {
  std::string list;
  for (const std::string& key : keys) list += (list.empty() ? "" : ", ") + key;
  if (keys.size() == 1)
    return Message("%1: nothing was made of the key %2, so the numbers may not be the model's own.", file,
                   list);
  return Message("%1: nothing was made of the keys %2, so the numbers may not be the model's own.", file,
                 list);
}

}  // namespace

GgufConfig ggufConfig(const GgufFile& file) {
  const GgufArchitecture& architecture = architectureOf(file);
  Keys keys(file, architecture.name);
  const json config = architecture.read(keys);
  GgufConfig result;
  result.modelType = config["model_type"].get<std::string>();
  result.json = config.dump();
  const std::vector<std::string> unused = keys.unused();
  if (!unused.empty()) result.notes.push_back(noteAbout(unused, file.file));
  return result;
}

}  // namespace headlight
