#pragma once

#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "gguf_builder.h"

namespace headlight::test {

/// A small LLaMA whose weights are blocks of random numbers with scales of a fitting size. What llama.cpp
/// makes of its bytes is in tests/data/gguf/logits.safetensors.
class GgufExample {
 public:
  static constexpr std::uint64_t width = 256;
  static constexpr std::uint64_t keyWidth = 128;
  static constexpr std::uint64_t vocabulary = 96;

  explicit GgufExample(Ggml type) : m_type(type) {
    setValues();
    builder.setPieces(vocabulary);
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
  /// Scales, and then bytes. (Operands of one + may be evaluated in any order, so each is a statement.)
  std::string halves(std::initializer_list<std::uint32_t> starts, int count) {
    std::string result;
    for (const std::uint32_t start : starts) result += half(start);
    return result += bytes(count);
  }
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
        return halves({0x2400}, 16);
      case Ggml::Q4_1:
        return halves({0x2400, 0xB000}, 16);
      case Ggml::Q5_0:
        return halves({0x2000}, 20);
      case Ggml::Q5_1:
        return halves({0x2000, 0xB000}, 20);
      case Ggml::Q8_0:
        return halves({0x1400}, 32);
      case Ggml::Q4_K:
        return halves({0x1000, 0x1B80}, 140);
      case Ggml::Q5_K:
        return halves({0x0C00, 0x1BC0}, 172);
      case Ggml::Q6_K: {
        const std::string numbers = bytes(208);
        return numbers + half(0x0400);
      }
      case Ggml::MXFP4: {
        const std::string exponent(1, static_cast<char>(121 + byte() % 3));
        return exponent + bytes(16);
      }
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
