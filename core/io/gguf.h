#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/message.h"
#include "core/tensor/tensor_view.h"

// Byte layout of a GGUF file, little-endian throughout, of versions 2 and 3:
//   - 4 bytes: "GGUF"
//   - 4 bytes: the version
//   - 8 bytes: the number of tensors
//   - 8 bytes: the number of key-values
//   - for each of these: the key as a text; 4 bytes, the type of the value; the value
//   - for each tensor: its name as a text; 4 bytes, the number of sizes; 8 bytes for each size, that of the
//     dimension whose elements lie side by side first; 4 bytes, the type of its elements; 8 bytes, where it
//     begins in the data
//   - zeros up to a multiple of the alignment, which the key-value general.alignment is, or 32
//   - the data
// A text is 8 bytes, its length, and its bytes in UTF-8. Types of values are 0 and 1 (unsigned and signed
// numbers of 1 byte), 2 and 3 (2 bytes), 4 and 5 (4 bytes), 6 (float32), 7 (one byte, 0 or 1), 8 (a text), 9
// (a list: 4 bytes, the type of its values; 8 bytes, their number; the values), 10 and 11 (8 bytes) and 12
// (float64). Types of elements are in gguf.cpp; those of blocks are described in gguf_blocks.h.

namespace headlight {

/// Numbers are widened; one above the largest std::int64_t becomes that.
using GgufList = std::variant<std::vector<std::int64_t>, std::vector<double>, std::vector<std::string_view>>;
using GgufValue = std::variant<bool, std::int64_t, double, std::string_view, GgufList>;

/// A GGUF file that has been checked as a whole. Its texts and tensors point into the bytes it was read from.
struct GgufFile {
  std::string file;                                      // what messages call it
  std::map<std::string, GgufValue, std::less<>> values;  // by key
  std::vector<TensorView> tensors;                       // as stored; shapes have the outermost size first
  std::map<std::string, std::string, std::less<>> unreadable;  // name -> type of elements that are not read

  /// nullptr if there is none of that name.
  const TensorView* tensor(std::string_view name) const;
  bool has(std::string_view key) const { return values.contains(key); }

  // The values of keys, or the other value where the key is not there. Throw Error naming the key where it is
  // of another type or, for count(), below 0.
  std::string text(std::string_view key, std::string_view otherwise) const;
  std::int64_t count(std::string_view key, std::int64_t otherwise) const;
  double number(std::string_view key, double otherwise) const;
  bool flag(std::string_view key, bool otherwise) const;
  const GgufList* list(std::string_view key) const;
  /// The error with "FILE: KEY PROBLEM.".
  [[noreturn]] void fail(std::string_view key, const Message& problem) const;
};

/// Whether bytes begin as those of a GGUF file.
bool looksLikeGguf(std::span<const std::byte> bytes);

/// Reads everything but the data and checks every claim against the bytes that are there; no tensor is
/// touched or copied. `bytes` must outlive the result. Throws Error in one sentence naming the file, and the
/// key or the tensor.
GgufFile readGguf(std::span<const std::byte> bytes, const std::string& file);

}  // namespace headlight
