#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/io/safetensors_header.h"

namespace headlight {

/// One float32 array that a file will hold.
using ArrayEntry = TensorEntry;

/// The first bytes of a .npy file (format 1.0) with one float32 array in row-major order:
/// - 6 bytes: \x93NUMPY; 1 byte: major version 1; 1 byte: minor version 0
/// - 2 bytes: length of the rest of the header, little-endian
/// - a Python dictionary: descr, fortran_order, shape; padded with spaces and a newline so that the data
///   begins at a multiple of 64
std::string npyHeader(const std::vector<std::int64_t>& shape);

}  // namespace headlight
