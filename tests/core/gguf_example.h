#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "gguf_builder.h"

namespace headlight::test {

/// The same small LLaMA as tests/reference/gguf_example.py writes, byte for byte: its weights are blocks of
/// random numbers with scales of a fitting size.
class GgufExample {
 public:
  static constexpr std::uint64_t width = 256;
  static constexpr std::uint64_t keyWidth = 128;
  static constexpr std::uint64_t vocabulary = 96;

  explicit GgufExample(Ggml type) : m_type(type) {
    setValues();
    setVocabulary();
    matrix("token_embd.weight", vocabulary);
    norm("output_norm.weight");
    matrix("output.weight", vocabulary);
    for (const std::string layer : {"blk.0.", "blk.1."}) {
      norm(layer + "attn_norm.weight");
      matrix(layer + "attn_q.weight", width);
      matrix(layer + "attn_k.weight", keyWidth);
      matrix(layer + "attn_v.weight", keyWidth);
      matrix(layer + "attn_output.weight", width);
      norm(layer + "ffn_norm.weight");
      matrix(layer + "ffn_gate.weight", width);
      matrix(layer + "ffn_up.weight", width);
      matrix(layer + "ffn_down.weight", width);
    }
  }

  GgufBuilder builder;

 private:
  void setValues() {
    builder.set("general.architecture", "llama");
    builder.set("llama.context_length", std::uint32_t{64});
    builder.set("llama.embedding_length", static_cast<std::uint32_t>(width));
    builder.set("llama.block_count", std::uint32_t{2});
    builder.set("llama.feed_forward_length", static_cast<std::uint32_t>(width));
    builder.set("llama.attention.head_count", std::uint32_t{4});
    builder.set("llama.attention.head_count_kv", std::uint32_t{2});
    builder.set("llama.attention.layer_norm_rms_epsilon", 1e-5F);
    builder.set("llama.rope.dimension_count", std::uint32_t{64});
  }

  void setVocabulary() {
    std::vector<std::string> tokens = {"<unk>", "<s>", "</s>", "\xE2\x96\x81", "<0x0A>"};
    std::vector<float> scores = {0, 0, 0, -1, 0};
    std::vector<std::int32_t> kinds = {2, 3, 3, 1, 6};
    for (char character = '!'; tokens.size() < vocabulary; ++character) {
      scores.push_back(-static_cast<float>(tokens.size()));
      tokens.emplace_back(1, character);
      kinds.push_back(1);
    }
    builder.set("tokenizer.ggml.model", "llama");
    builder.setList("tokenizer.ggml.tokens", tokens);
    builder.setList("tokenizer.ggml.scores", scores);
    builder.setList("tokenizer.ggml.token_type", kinds);
  }

  std::uint32_t byte() {
    m_state = m_state * 1664525U + 1013904223U;
    return m_state >> 24;
  }
  std::string bytes(int count) {
    std::string result;
    for (int i = 0; i < count; ++i) result += static_cast<char>(byte());
    return result;
  }
  std::string half(std::uint32_t start) { return little(static_cast<std::uint16_t>(start + byte())); }
  float small(float unit) { return (static_cast<float>(byte()) - 128) * unit; }

  void norm(const std::string& name) {
    std::string data;
    for (std::uint64_t i = 0; i < width; ++i) data += little(1 + small(1.0F / 512));
    builder.tensor(name, {width}, Ggml::F32, data);
  }

  void matrix(const std::string& name, std::uint64_t rows) {
    std::string data;
    const std::uint64_t size = elementsOfBlock();
    for (std::uint64_t i = 0; i < rows * width / size; ++i) data += block();
    builder.tensor(name, {width, rows}, m_type, data);
  }

  std::uint64_t elementsOfBlock() const {
    switch (m_type) {
      case Ggml::F32:
      case Ggml::F16:
      case Ggml::BF16:
        return 1;
      case Ggml::Q2_K:
      case Ggml::Q4_K:
      case Ggml::Q5_K:
      case Ggml::Q6_K:
        return 256;
      case Ggml::Q4_0:
      case Ggml::Q4_1:
      case Ggml::Q5_0:
      case Ggml::Q5_1:
      case Ggml::Q8_0:
      case Ggml::MXFP4:
        return 32;
    }
    return 1;
  }

  // Scales are float16 numbers: 0x2400 is 2^-6, and each 0x400 more doubles.
  std::string block() {
    switch (m_type) {
      case Ggml::F32:
        return little(small(1.0F / 1024));
      case Ggml::F16:
        return little(static_cast<std::uint16_t>(halfOf(small(1.0F / 1024))));
      case Ggml::BF16:
        return little(static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(small(1.0F / 1024)) >> 16));
      case Ggml::Q4_0:
        return half(0x2400) + bytes(16);
      case Ggml::Q4_1:
        return half(0x2400) + half(0xB000) + bytes(16);
      case Ggml::Q5_0:
        return half(0x2000) + bytes(20);
      case Ggml::Q5_1:
        return half(0x2000) + half(0xB000) + bytes(20);
      case Ggml::Q8_0:
        return half(0x1400) + bytes(32);
      case Ggml::Q4_K:
        return half(0x1000) + half(0x1B80) + bytes(140);
      case Ggml::Q5_K:
        return half(0x0C00) + half(0x1BC0) + bytes(172);
      case Ggml::Q6_K: {
        const std::string numbers = bytes(208);
        return numbers + half(0x0400);
      }
      case Ggml::MXFP4:
        return std::string(1, static_cast<char>(121 + byte() % 3)) + bytes(16);
      case Ggml::Q2_K:
        return bytes(84);
    }
    return {};
  }

  /// Exact for the numbers here.
  static std::uint32_t halfOf(float number) {
    if (number == 0) return 0;
    const auto bits = std::bit_cast<std::uint32_t>(number);
    return (bits >> 16 & 0x8000U) | (((bits >> 23 & 0xFFU) - 112) << 10) | (bits >> 13 & 0x3FFU);
  }

  Ggml m_type;
  std::uint32_t m_state = 1;
};

}  // namespace headlight::test
