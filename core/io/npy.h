#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/io/npy_header.h"
#include "core/tensor/tensor_view.h"

// Byte layout of a NumPy array file:
//   - 6 bytes: 93 "NUMPY"
//   - 2 bytes: version, major and minor: 1.0, 2.0 or 3.0
//   - header length, unsigned little-endian: 2 bytes in version 1, 4 bytes in versions 2 and 3
//   - the header, a Python dictionary as text (Latin-1; UTF-8 in version 3), padded with spaces:
//     {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }
//   - the elements, with the last index running fastest, or with fortran_order the first one

namespace headlight {

struct NpyFile {
  TensorView tensor;  // row-major and little-endian, whatever the order in the file
  /// Holds a reordered copy where the file was big-endian or in Fortran order; nullptr where the tensor
  /// points into the bytes themselves.
  std::shared_ptr<const std::byte[]> storage;
};

/// Reads an array of booleans, whole or floating-point numbers of 1 to 8 bytes, of either byte order. Two raw
/// bytes ("V2") are bfloat16, which NumPy has no name for and ml_dtypes, and so JAX, saves like this. `bytes`
/// must outlive the result. Throws Error in one sentence naming `file` and the field for anything else;
/// nothing is allocated before the claimed size is known to be there.
NpyFile readNpy(std::span<const std::byte> bytes, const std::string& file);

/// The dictionary alone, of a file of which at least that much is there. Throws as readNpy.
NpyHeader readNpyHeader(std::span<const std::byte> bytes, const std::string& file);

/// The type that readNpy would give an array with this descr; nothing if it would refuse it.
std::optional<DType> npyDType(const std::string& descr);

/// Whether the elements are texts: "<U5" (5 characters of 4 bytes) or "|S5" (5 bytes).
bool holdsTexts(const NpyHeader& header);

/// The texts of an array of any shape, row-major, in UTF-8. Throws as readNpy.
std::vector<std::string> readNpyTexts(std::span<const std::byte> bytes, const std::string& file);

}  // namespace headlight
