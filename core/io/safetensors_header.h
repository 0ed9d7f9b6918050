#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/tensor/dtype.h"

namespace headlight {

/// One array that a file will hold.
struct TensorEntry {
  std::string name;
  std::vector<std::int64_t> shape;
  DType dtype = DType::Float32;  // of whole bytes for each element
};

/// The first bytes of a safetensors file whose arrays follow one after another in the order given:
/// - 8 bytes: length of the header, little-endian unsigned
/// - the header: a JSON object, name -> {"dtype": "F32", "shape": [..], "data_offsets": [begin, end]}, and
///   "__metadata__" -> {name: text}; padded with spaces so that the data begins at a multiple of 8
/// - the data of each array, little-endian
std::string safetensorsHeader(const std::vector<TensorEntry>& arrays,
                              const std::vector<std::pair<std::string, std::string>>& metadata);

}  // namespace headlight
