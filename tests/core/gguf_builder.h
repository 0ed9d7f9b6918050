#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "byte_builder.h"

namespace headlight::test {

/// GGUF's numbers for types of elements, see gguf.cpp.
enum class Ggml : std::uint32_t {
  F32 = 0,
  F16 = 1,
  Q4_0 = 2,
  Q4_1 = 3,
  Q5_0 = 6,
  Q5_1 = 7,
  Q8_0 = 8,
  Q2_K = 10,
  Q4_K = 12,
  Q5_K = 13,
  Q6_K = 14,
  BF16 = 30,
  MXFP4 = 39
};

inline std::string ggufText(const std::string& text) {
  return little(static_cast<std::uint64_t>(text.size())) + text;
}

/// A GGUF file in memory.
struct GgufBuilder {
  struct Tensor {
    std::string name;
    std::vector<std::uint64_t> sizes;  // the innermost first, as the file has them
    std::uint32_t type = 0;
    std::string bytes;
  };

  std::uint32_t version = 3;
  std::uint64_t alignment = 32;
  std::vector<std::string> values;  // key-values as bytes
  std::vector<Tensor> tensors;

  void set(const std::string& key, std::uint32_t number) { add(key, 4, little(number)); }
  void set(const std::string& key, float number) { add(key, 6, little(number)); }
  void set(const std::string& key, bool flag) { add(key, 7, std::string(1, flag ? '\1' : '\0')); }
  void set(const std::string& key, const std::string& text) { add(key, 8, ggufText(text)); }
  void set(const std::string& key, const char* text) { set(key, std::string(text)); }

  void setList(const std::string& key, const std::vector<std::string>& texts) {
    std::string bytes = little(std::uint32_t{8}) + little(static_cast<std::uint64_t>(texts.size()));
    for (const std::string& text : texts) bytes += ggufText(text);
    add(key, 9, bytes);
  }
  void setList(const std::string& key, const std::vector<float>& numbers) { setNumbers(key, 6, numbers); }
  void setList(const std::string& key, const std::vector<std::int32_t>& numbers) {
    setNumbers(key, 5, numbers);
  }

  void add(const std::string& key, std::uint32_t type, const std::string& bytes) {
    values.push_back(ggufText(key) + little(type) + bytes);
  }

  /// SentencePiece's special tokens and one for each character, as many as a model has rows. Small letters
  /// come first, since llama.cpp tries a word of them.
  void setPieces(std::size_t count) {
    std::vector<std::string> tokens = {"<unk>", "<s>", "</s>", "\xE2\x96\x81", "<0x0A>"};
    std::vector<float> scores = {0, 0, 0, -1, 0};
    std::vector<std::int32_t> kinds = {2, 3, 3, 1, 6};
    for (char character = 'a'; tokens.size() < count; character = character == '~' ? '!' : character + 1) {
      scores.push_back(-static_cast<float>(tokens.size()));
      tokens.emplace_back(1, character);
      kinds.push_back(1);
    }
    set("tokenizer.ggml.model", "llama");
    setList("tokenizer.ggml.tokens", tokens);
    setList("tokenizer.ggml.scores", scores);
    setList("tokenizer.ggml.token_type", kinds);
  }

  void tensor(const std::string& name, std::vector<std::uint64_t> sizes, Ggml type, std::string bytes) {
    tensors.push_back({name, std::move(sizes), static_cast<std::uint32_t>(type), std::move(bytes)});
  }

  /// How many bytes at the end are those of the tensors.
  std::size_t dataSize() const {
    std::size_t size = 0;
    for (const Tensor& tensor : tensors) size = roundedUp(size) + tensor.bytes.size();
    return roundedUp(size);
  }

  std::string build() const {
    std::string bytes = "GGUF" + little(version) + little(static_cast<std::uint64_t>(tensors.size())) +
                        little(static_cast<std::uint64_t>(values.size()));
    for (const std::string& value : values) bytes += value;
    std::string data;
    for (const Tensor& tensor : tensors) {
      data.resize(roundedUp(data.size()));
      bytes += ggufText(tensor.name) + little(static_cast<std::uint32_t>(tensor.sizes.size()));
      for (const std::uint64_t size : tensor.sizes) bytes += little(size);
      bytes += little(tensor.type) + little(static_cast<std::uint64_t>(data.size()));
      data += tensor.bytes;
    }
    data.resize(roundedUp(data.size()));
    bytes.resize(roundedUp(bytes.size()));
    return bytes + data;
  }

 private:
  std::size_t roundedUp(std::size_t size) const {
    return static_cast<std::size_t>((size + alignment - 1) / alignment * alignment);
  }

  template <typename Number>
  void setNumbers(const std::string& key, std::uint32_t type, const std::vector<Number>& numbers) {
    std::string bytes = little(type) + little(static_cast<std::uint64_t>(numbers.size()));
    for (const Number number : numbers) bytes += little(number);
    add(key, 9, bytes);
  }
};

}  // namespace headlight::test
