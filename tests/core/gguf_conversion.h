#pragma once

#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "gguf_builder.h"
#include "gguf_names.h"

namespace headlight::test {

/// Writes a folder of Hugging Face's library as a GGUF file of float32 numbers, the way that llama.cpp's
/// convert_hf_to_gguf.py does: LLaMA's queries and keys are permuted, GPT-2's matrices transposed, Gemma's
/// norms one larger, experts stacked, rotary factors a tensor.
class GgufConversion {
 public:
  GgufConversion(const std::string& folder, const std::string& architecture)
      : m_architecture(architecture),
        m_config(nlohmann::json::parse(std::ifstream(folder + "/config.json"))),
        m_mapped(MappedFile::open(folder + "/model.safetensors")),
        m_tensors(readSafetensors(m_mapped->bytes(), "golden")) {
    if (m_config.contains("text_config")) m_config = nlohmann::json(m_config["text_config"]);
    builder.set("general.architecture", architecture);
    if (architecture == "gpt2") {
      setGpt2();
    } else if (architecture == "bert") {
      setBert();
    } else {
      setLlamaLike();
    }
    builder.setPieces(m_config["vocab_size"].get<std::size_t>());
    for (const TensorView& tensor : m_tensors.tensors) add(tensor);
    for (auto& [name, stack] : m_stacks) builder.tensor(name, stack.sizes, Ggml::F32, stack.bytes);
  }

  GgufBuilder builder;

 private:
  struct Numbers {
    std::vector<std::size_t> shape;  // the outermost size first
    std::vector<float> values;
  };
  struct Stack {
    std::vector<std::uint64_t> sizes;
    std::string bytes;
  };

  std::string keyOf(const std::string& name) const { return m_architecture + "." + name; }
  bool hasNumber(const char* from) const { return m_config.contains(from) && m_config[from].is_number(); }

  void setNumber(const std::string& key, const char* from) {
    if (hasNumber(from)) builder.set(keyOf(key), m_config[from].get<std::uint32_t>());
  }
  void setReal(const std::string& key, const char* from) {
    if (hasNumber(from)) builder.set(keyOf(key), m_config[from].get<float>());
  }

  std::size_t headSize() const {
    if (hasNumber("head_dim")) return m_config["head_dim"].get<std::size_t>();
    return m_config["hidden_size"].get<std::size_t>() / m_config["num_attention_heads"].get<std::size_t>();
  }
  double rotaryPart() const {
    const nlohmann::json rotary = m_config.value("rope_parameters", nlohmann::json::object());
    return rotary.value("partial_rotary_factor", m_config.value("partial_rotary_factor", 1.0));
  }
  std::size_t turned() const {
    return static_cast<std::size_t>(rotaryPart() * static_cast<double>(headSize()));
  }

  void setLlamaLike() {
    setNumber("embedding_length", "hidden_size");
    setNumber("block_count", "num_hidden_layers");
    setNumber("context_length", "max_position_embeddings");
    setNumber("feed_forward_length", "intermediate_size");
    setNumber("attention.head_count", "num_attention_heads");
    setNumber("attention.head_count_kv", "num_key_value_heads");
    builder.set(keyOf("attention.key_length"), static_cast<std::uint32_t>(headSize()));
    builder.set(keyOf("attention.value_length"), static_cast<std::uint32_t>(headSize()));
    if (m_config.value("use_sliding_window", true)) setNumber("attention.sliding_window", "sliding_window");
    setReal("attention.layer_norm_rms_epsilon", "rms_norm_eps");
    setReal("attn_logit_softcapping", "attn_logit_softcapping");
    setReal("final_logit_softcapping", "final_logit_softcapping");
    builder.set(keyOf("rope.dimension_count"), static_cast<std::uint32_t>(turned()));
    setReal("rope.freq_base", "rope_theta");
    setExperts();
    setWindowPattern();
    const char* key = m_config.contains("rope_parameters") ? "rope_parameters" : "rope_scaling";
    if (m_config.contains(key) && m_config[key].is_object()) setRotary(m_config[key]);
  }

  void setExperts() {
    setNumber("expert_count", hasNumber("num_local_experts") ? "num_local_experts" : "num_experts");
    setNumber("expert_used_count", "num_experts_per_tok");
    if (m_architecture == "gpt-oss") setNumber("expert_feed_forward_length", "intermediate_size");
    setNumber("expert_feed_forward_length", "moe_intermediate_size");
    setNumber("expert_shared_feed_forward_length", "shared_expert_intermediate_size");
  }

  /// One in how many layers of Gemma 3 sees everything, where the config has a list of layers.
  void setWindowPattern() {
    if (m_architecture != "gemma3") return;
    const std::vector<std::string> types = m_config["layer_types"];
    const auto full = std::find(types.begin(), types.end(), "full_attention");
    builder.set(keyOf("attention.sliding_window_pattern"),
                static_cast<std::uint32_t>(full - types.begin() + (full == types.end() ? 0 : 1)));
  }

  void setRotary(const nlohmann::json& scaling) {
    if (scaling.contains("full_attention")) {
      builder.set(keyOf("rope.freq_base_swa"), scaling["sliding_attention"]["rope_theta"].get<float>());
      return setRotary(scaling["full_attention"]);
    }
    if (scaling.contains("rope_theta"))
      builder.set(keyOf("rope.freq_base"), scaling["rope_theta"].get<float>());
    const std::string type = scaling.value("rope_type", scaling.value("type", "default"));
    if (type == "linear" || type == "yarn") {
      builder.set(keyOf("rope.scaling.type"), type);
      builder.set(keyOf("rope.scaling.factor"), scaling["factor"].get<float>());
    }
    if (type == "yarn") {
      builder.set(keyOf("rope.scaling.original_context_length"),
                  scaling["original_max_position_embeddings"].get<std::uint32_t>());
      if (scaling.contains("beta_fast")) {
        builder.set(keyOf("rope.scaling.yarn_beta_fast"), scaling["beta_fast"].get<float>());
        builder.set(keyOf("rope.scaling.yarn_beta_slow"), scaling["beta_slow"].get<float>());
      }
    }
    if (type == "llama3") addFactors(scaling);
    if (type == "longrope") addLongRope(scaling);
  }

  void addRow(const std::string& name, const std::vector<float>& numbers) {
    std::string bytes;
    for (const float number : numbers) bytes += little(number);
    builder.tensor(name, {numbers.size()}, Ggml::F32, bytes);
  }

  /// What llama.cpp divides frequencies by, from LLaMA 3.1's settings.
  void addFactors(const nlohmann::json& scaling) {
    const double factor = scaling["factor"];
    const double low = scaling["low_freq_factor"];
    const double high = scaling["high_freq_factor"];
    const double length = scaling["original_max_position_embeddings"];
    const double base = scaling.value("rope_theta", m_config.value("rope_theta", 10000.0));
    const std::size_t size = headSize();
    std::vector<float> factors;
    for (std::size_t i = 0; i < size; i += 2) {
      const double wave =
          2 * 3.14159265358979323846 * std::pow(base, static_cast<double>(i) / static_cast<double>(size));
      const double smooth = (length / wave - low) / (high - low);
      const double between = 1 / ((1 - smooth) / factor + smooth);
      factors.push_back(static_cast<float>(wave < length / high  ? 1
                                           : wave > length / low ? factor
                                                                 : between));
    }
    addRow("rope_freqs.weight", factors);
  }

  /// Phi-3's two rows of factors and what it multiplies queries and keys with.
  void addLongRope(const nlohmann::json& scaling) {
    const double original = m_config["original_max_position_embeddings"];
    const double scale = m_config["max_position_embeddings"].get<double>() / original;
    builder.set(keyOf("rope.scaling.original_context_length"), static_cast<std::uint32_t>(original));
    builder.set(keyOf("rope.scaling.attn_factor"),
                static_cast<float>(scale <= 1 ? 1 : std::sqrt(1 + std::log(scale) / std::log(original))));
    addRow("rope_factors_long.weight", scaling["long_factor"].get<std::vector<float>>());
    addRow("rope_factors_short.weight", scaling["short_factor"].get<std::vector<float>>());
  }

  void setGpt2() {
    setNumber("embedding_length", "n_embd");
    setNumber("block_count", "n_layer");
    setNumber("context_length", "n_positions");
    builder.set(keyOf("feed_forward_length"), hasNumber("n_inner")
                                                  ? m_config["n_inner"].get<std::uint32_t>()
                                                  : 4 * m_config["n_embd"].get<std::uint32_t>());
    setNumber("attention.head_count", "n_head");
    setReal("attention.layer_norm_epsilon", "layer_norm_epsilon");
  }

  void setBert() {
    setNumber("embedding_length", "hidden_size");
    setNumber("block_count", "num_hidden_layers");
    setNumber("context_length", "max_position_embeddings");
    setNumber("feed_forward_length", "intermediate_size");
    setNumber("attention.head_count", "num_attention_heads");
    setReal("attention.layer_norm_epsilon", "layer_norm_eps");
    builder.set("tokenizer.ggml.token_type_count", m_config["type_vocab_size"].get<std::uint32_t>());
    builder.set(keyOf("attention.causal"), false);
    builder.set(keyOf("pooling_type"), std::uint32_t{1});  // the mean of the last states
  }

  Numbers numbersOf(const TensorView& tensor) const {
    Numbers numbers;
    for (const std::int64_t size : tensor.shape) numbers.shape.push_back(static_cast<std::size_t>(size));
    numbers.values.resize(static_cast<std::size_t>(tensor.elementCount()));
    widen(tensor, 0, numbers.values);
    return numbers;
  }

  void add(const TensorView& tensor) {
    if (tensor.name.starts_with("cls.")) return;  // llama.cpp has no head for masked tokens
    const std::string name = ggufName(tensor.name, m_architecture);
    Numbers numbers = numbersOf(tensor);
    const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
    if (m_architecture == "llama" && (has("attn_q.") || has("attn_k.")))
      numbers.values = permuted(
          numbers,
          m_config[has("attn_q.") ? "num_attention_heads" : "num_key_value_heads"].get<std::size_t>());
    if (m_architecture == "gpt2" && numbers.shape.size() == 2 && name.starts_with("blk."))
      numbers = transposed(numbers);
    if (m_architecture.starts_with("gemma") && has("norm"))
      for (float& value : numbers.values) value += 1;
    if (has("gate_up_exps")) return addGateUp(name, numbers);
    if (m_architecture == "gpt-oss" && has("down_exps.weight")) numbers = transposed(numbers);
    if (has(".*.")) return stackExpert(name, tensor.name, numbers);
    write(name, numbers);
  }

  static std::string bytesOf(const std::vector<float>& values) {
    std::string bytes(values.size() * sizeof(float), '\0');
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes;
  }

  void write(const std::string& name, const Numbers& numbers) {
    builder.tensor(name, {numbers.shape.rbegin(), numbers.shape.rend()}, Ggml::F32, bytesOf(numbers.values));
  }

  /// "blk.0.ffn_up_exps.*.weight": one of the experts, which come in the order of their numbers.
  void stackExpert(std::string name, const std::string& from, const Numbers& numbers) {
    name.erase(name.find(".*"), 2);
    m_stacks[name].sizes = {numbers.shape[1], numbers.shape[0], 0};
    m_experts[name][std::stoi(from.substr(from.find(".experts.") + 9))] = bytesOf(numbers.values);
    m_stacks[name].sizes[2] = m_experts[name].size();
    m_stacks[name].bytes.clear();
    for (const auto& [expert, bytes] : m_experts[name]) m_stacks[name].bytes += bytes;
  }

  /// gpt_oss has gate and up in every other column, [expert, input, 2 * output], and the biases likewise.
  void addGateUp(const std::string& name, const Numbers& both) {
    for (const std::size_t part : {std::size_t{0}, std::size_t{1}}) {
      Numbers half = both;
      half.shape.back() /= 2;
      half.values.clear();
      for (std::size_t i = part; i < both.values.size(); i += 2) half.values.push_back(both.values[i]);
      std::string named = name;
      named.replace(named.find("gate_up"), 7, part == 0 ? "gate" : "up");
      write(named, half.shape.size() == 3 ? transposed(half) : half);
    }
  }

  /// reshape(heads, 2, d / 2, inputs).swapaxes(1, 2)
  static std::vector<float> permuted(const Numbers& from, std::size_t heads) {
    const std::size_t rows = from.shape[0];
    const std::size_t width = from.values.size() / rows;
    const std::size_t half = rows / heads / 2;
    std::vector<float> to;
    for (std::size_t head = 0; head < heads; ++head)
      for (std::size_t i = 0; i < half; ++i)
        for (const std::size_t part : {std::size_t{0}, std::size_t{1}}) {
          const auto row =
              from.values.begin() + static_cast<std::ptrdiff_t>(((head * 2 + part) * half + i) * width);
          to.insert(to.end(), row, row + static_cast<std::ptrdiff_t>(width));
        }
    return to;
  }

  /// The last two axes.
  static Numbers transposed(const Numbers& from) {
    Numbers to = from;
    const std::size_t columns = from.shape.back();
    const std::size_t rows = from.shape[from.shape.size() - 2];
    std::swap(to.shape.back(), to.shape[to.shape.size() - 2]);
    for (std::size_t i = 0; i < from.values.size(); ++i) {
      const std::size_t matrix = i / (rows * columns) * rows * columns;
      const std::size_t cell = i - matrix;
      to.values[matrix + cell % columns * rows + cell / columns] = from.values[i];
    }
    return to;
  }

  std::string m_architecture;
  nlohmann::json m_config;
  std::shared_ptr<const MappedFile> m_mapped;
  SafetensorsFile m_tensors;
  std::map<std::string, Stack> m_stacks;
  std::map<std::string, std::map<int, std::string>> m_experts;
};

}  // namespace headlight::test
