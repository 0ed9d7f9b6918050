#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/tensor/tensor_view.h"

// Byte layout of a safetensors file:
//   - 8 bytes: N, the length of the header, unsigned little-endian; at most 100,000,000
//   - N bytes: the header, a JSON object in UTF-8 that starts with '{', padded with spaces;
//     {"NAME": {"dtype": "F32", "shape": [2, 3], "data_offsets": [BEGIN, END]}, ...,
//      "__metadata__": {"KEY": "TEXT", ...}}
//   - the rest: the data; a tensor's elements are bytes [BEGIN, END) of it, row-major, little-endian;
//     the tensors cover it without holes and without overlap

namespace headlight {

/// A safetensors file that has been checked as a whole. Its tensors point into the bytes it was read from.
struct SafetensorsFile {
  std::string file;                               // what messages call it
  std::vector<TensorView> tensors;                // by ascending name
  std::map<std::string, std::string> unreadable;  // name -> dtype of those with elements that are not read
  std::map<std::string, std::string> metadata;    // "__metadata__"

  /// nullptr if there is none of that name.
  const TensorView* find(std::string_view name) const;
};

/// Reads the header and checks every claim in it against the bytes that are there; no tensor data is touched
/// or copied. `bytes` must outlive the result. Throws Error in one sentence naming file and tensor.
SafetensorsFile readSafetensors(std::span<const std::byte> bytes, const std::string& file);

}  // namespace headlight
