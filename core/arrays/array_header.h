#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace headlight {

/// One float32 array that a file will hold.
struct ArrayEntry {
  std::string name;
  std::vector<std::int64_t> shape;
};

/// The first bytes of a safetensors file whose arrays follow one after another in the order given:
/// - 8 bytes: length of the header, little-endian unsigned
/// - the header: a JSON object, name -> {"dtype": "F32", "shape": [..], "data_offsets": [begin, end]}, and
///   "__metadata__" -> {name: text}; padded with spaces so that the data begins at a multiple of 8
/// - the data of each array, little-endian float32
std::string safetensorsHeader(const std::vector<ArrayEntry>& arrays,
                              const std::vector<std::pair<std::string, std::string>>& metadata);

/// The first bytes of a .npy file (format 1.0) with one float32 array in row-major order:
/// - 6 bytes: \x93NUMPY; 1 byte: major version 1; 1 byte: minor version 0
/// - 2 bytes: length of the rest of the header, little-endian
/// - a Python dictionary: descr, fortran_order, shape; padded with spaces and a newline so that the data
///   begins at a multiple of 64
std::string npyHeader(const std::vector<std::int64_t>& shape);

}  // namespace headlight
