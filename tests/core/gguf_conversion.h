#pragma once

#include <cmath>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "gguf_builder.h"

namespace headlight::test {

/// Writes a folder of Hugging Face's library as a GGUF file of float32 numbers, the way that llama.cpp's
/// convert_hf_to_gguf.py does: LLaMA's queries and keys are permuted, GPT-2's matrices transposed.
class GgufConversion {
 public:
  GgufConversion(const std::string& folder, const std::string& architecture)
      : m_architecture(architecture),
        m_config(nlohmann::json::parse(std::ifstream(folder + "/config.json"))),
        m_mapped(MappedFile::open(folder + "/model.safetensors")),
        m_tensors(readSafetensors(m_mapped->bytes(), "golden")) {
    builder.set("general.architecture", architecture);
    architecture == "gpt2" ? setGpt2() : setLlamaLike();
    for (const TensorView& tensor : m_tensors.tensors) add(tensor);
  }

  GgufBuilder builder;

 private:
  struct Name {
    std::string theirs;
    std::string ours;
  };

  void setNumber(const std::string& key, const char* from) {
    if (m_config.contains(from) && m_config[from].is_number())
      builder.set(m_architecture + "." + key, m_config[from].get<std::uint32_t>());
  }
  void setReal(const std::string& key, const char* from) {
    if (m_config.contains(from) && m_config[from].is_number())
      builder.set(m_architecture + "." + key, m_config[from].get<float>());
  }

  void setLlamaLike() {
    setNumber("embedding_length", "hidden_size");
    setNumber("block_count", "num_hidden_layers");
    setNumber("context_length", "max_position_embeddings");
    setNumber("feed_forward_length", "intermediate_size");
    setNumber("attention.head_count", "num_attention_heads");
    setNumber("attention.head_count_kv", "num_key_value_heads");
    setNumber("attention.key_length", "head_dim");
    setNumber("attention.value_length", "head_dim");
    setNumber("attention.sliding_window", "sliding_window");
    setReal("attention.layer_norm_rms_epsilon", "rms_norm_eps");
    setReal("rope.freq_base", "rope_theta");
    const char* key = m_config.contains("rope_parameters") ? "rope_parameters" : "rope_scaling";
    if (m_config.contains(key) && m_config[key].is_object()) setRotary(m_config[key]);
  }

  void setRotary(const nlohmann::json& scaling) {
    if (scaling.contains("rope_theta"))
      builder.set(m_architecture + ".rope.freq_base", scaling["rope_theta"].get<float>());
    const std::string type = scaling.value("rope_type", scaling.value("type", "default"));
    if (type == "linear") {
      builder.set(m_architecture + ".rope.scaling.type", "linear");
      builder.set(m_architecture + ".rope.scaling.factor", scaling["factor"].get<float>());
    }
    if (type == "llama3") addFactors(scaling);
  }

  /// What llama.cpp divides frequencies by, from LLaMA 3.1's settings.
  void addFactors(const nlohmann::json& scaling) {
    const double factor = scaling["factor"];
    const double low = scaling["low_freq_factor"];
    const double high = scaling["high_freq_factor"];
    const double length = scaling["original_max_position_embeddings"];
    const double base = scaling.value("rope_theta", m_config.value("rope_theta", 10000.0));
    const int size = m_config["hidden_size"].get<int>() / m_config["num_attention_heads"].get<int>();
    std::string bytes;
    for (int i = 0; i < size; i += 2) {
      const double wave = 2 * 3.14159265358979323846 * std::pow(base, static_cast<double>(i) / size);
      const double smooth = (length / wave - low) / (high - low);
      const double between = 1 / ((1 - smooth) / factor + smooth);
      bytes += little(static_cast<float>(wave < length / high ? 1 : wave > length / low ? factor : between));
    }
    builder.tensor("rope_freqs.weight", {static_cast<std::uint64_t>(size / 2)}, Ggml::F32, bytes);
  }

  void setGpt2() {
    setNumber("embedding_length", "n_embd");
    setNumber("block_count", "n_layer");
    setNumber("context_length", "n_positions");
    setNumber("feed_forward_length", "n_inner");
    setNumber("attention.head_count", "n_head");
    setReal("attention.layer_norm_epsilon", "layer_norm_epsilon");
  }

  std::string nameOf(std::string name) const {
    const std::vector<Name> names = {{"transformer.", ""},
                                     {"model.", ""},
                                     {"h.", "blk."},
                                     {"layers.", "blk."},
                                     {"wte", "token_embd"},
                                     {"wpe", "position_embd"},
                                     {"embed_tokens", "token_embd"},
                                     {"lm_head", "output"},
                                     {"ln_f", "output_norm"},
                                     {"ln_1", "attn_norm"},
                                     {"ln_2", "ffn_norm"},
                                     {"attn.c_attn", "attn_qkv"},
                                     {"attn.c_proj", "attn_output"},
                                     {"mlp.c_fc", "ffn_up"},
                                     {"mlp.c_proj", "ffn_down"},
                                     {"self_attn.q_proj", "attn_q"},
                                     {"self_attn.k_proj", "attn_k"},
                                     {"self_attn.v_proj", "attn_v"},
                                     {"self_attn.o_proj", "attn_output"},
                                     {"mlp.gate_proj", "ffn_gate"},
                                     {"mlp.up_proj", "ffn_up"},
                                     {"mlp.down_proj", "ffn_down"},
                                     {"input_layernorm", "attn_norm"},
                                     {"post_attention_layernorm", "ffn_norm"}};
    for (const Name& entry : names) {
      const std::size_t at = name.find(entry.theirs);
      const bool whole = at == 0 || (at != std::string::npos && name[at - 1] == '.');
      if (whole) name.replace(at, entry.theirs.size(), entry.ours);
    }
    return name.starts_with("norm.") ? "output_" + name : name;
  }

  std::vector<float> floats(const TensorView& tensor) const {
    std::vector<float> values(static_cast<std::size_t>(tensor.elementCount()));
    widen(tensor, 0, values);
    return values;
  }

  void add(const TensorView& tensor) {
    const std::string name = nameOf(tensor.name);
    std::vector<float> values = floats(tensor);
    std::vector<std::uint64_t> sizes;
    for (const std::int64_t size : tensor.shape)
      sizes.insert(sizes.begin(), static_cast<std::uint64_t>(size));
    const bool query = name.find("attn_q.") != std::string::npos;
    const bool key = name.find("attn_k.") != std::string::npos;
    if (m_architecture == "llama" && (query || key))
      values = permuted(values, static_cast<std::size_t>(tensor.shape[0]),
                        m_config[query ? "num_attention_heads" : "num_key_value_heads"].get<std::size_t>());
    const bool conv1d = m_architecture == "gpt2" && sizes.size() == 2 && name.starts_with("blk.");
    if (conv1d) {
      values = transposed(values, static_cast<std::size_t>(tensor.shape[0]));
      std::swap(sizes[0], sizes[1]);
    }
    std::string bytes(values.size() * sizeof(float), '\0');
    std::memcpy(bytes.data(), values.data(), bytes.size());
    builder.tensor(name, sizes, Ggml::F32, bytes);
  }

  /// reshape(heads, 2, d / 2, inputs).swapaxes(1, 2)
  static std::vector<float> permuted(const std::vector<float>& from, std::size_t rows, std::size_t heads) {
    const std::size_t width = from.size() / rows;
    const std::size_t half = rows / heads / 2;
    std::vector<float> to;
    for (std::size_t head = 0; head < heads; ++head)
      for (std::size_t i = 0; i < half; ++i)
        for (const std::size_t part : {std::size_t{0}, std::size_t{1}}) {
          const auto row = from.begin() + static_cast<std::ptrdiff_t>(((head * 2 + part) * half + i) * width);
          to.insert(to.end(), row, row + static_cast<std::ptrdiff_t>(width));
        }
    return to;
  }

  static std::vector<float> transposed(const std::vector<float>& from, std::size_t rows) {
    const std::size_t columns = from.size() / rows;
    std::vector<float> to(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) to[i % columns * rows + i / columns] = from[i];
    return to;
  }

  std::string m_architecture;
  nlohmann::json m_config;
  std::shared_ptr<const MappedFile> m_mapped;
  SafetensorsFile m_tensors;
};

}  // namespace headlight::test
