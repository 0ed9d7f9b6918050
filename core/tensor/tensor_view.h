#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/tensor/dtype.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// The scales of a tensor of DType::ScaledFloat8, one for each block of rows and columns of its last two
/// dimensions, or of DType::Mxfp4, one for each 32 elements.
struct BlockScales {
  const std::byte* data = nullptr;
  DType dtype = DType::Float32;  // Float32 or BFloat16; of Mxfp4 the bytes are exponents of 2, 127 more
  std::int64_t rows = 0;         // of a block
  std::int64_t columns = 0;      // of a block
};

/// A named, dense, row-major tensor over bytes owned elsewhere (usually a mapped file).
/// The owner must outlive the view. Data may lie at any address: safetensors files of older writers, GPT-2's
/// among them, start their data at odd bytes. So read elements through widen(), toMatrix() or std::memcpy,
/// never through a float pointer.
struct TensorView {
  std::string name;
  DType dtype = DType::Float32;
  std::vector<std::int64_t> shape;
  const std::byte* data = nullptr;
  BlockScales scales = {};

  std::int64_t elementCount() const;
  std::size_t byteCount() const;
  /// "[768, 3072]", as messages have it.
  std::string shapeText() const;
};

/// Element `index` of the first dimension, with its scales. Precondition: there is one, and a tensor of
/// ScaledFloat8 has three dimensions at least.
TensorView sliceOf(const TensorView& tensor, std::int64_t index);

/// Copies elements [first, first + out.size()) as float32, widening f16 and bf16 exactly.
/// Precondition: a floating-point dtype and a range inside the tensor.
void widen(const TensorView& tensor, std::int64_t first, std::span<float> out);

/// The product of the sizes, or -1 if a size is negative or the product, or its bytes, exceed 63 bits.
std::int64_t checkedElementCount(const std::vector<std::int64_t>& shape, DType dtype);

/// "[768, 3072]", as messages have it; long ones are cut after about 60 characters.
std::string shapeText(const std::vector<std::int64_t>& shape);

/// Whether every one of `count` elements from `first` on is a finite float32 once widened (or narrowed).
/// Precondition as for widen(). Fast enough to be run over a whole checkpoint.
bool allFinite(const TensorView& tensor, std::int64_t first, std::int64_t count);

/// Copies a whole tensor of one or two dimensions into a matrix: [rows, columns], a vector as one row.
Matrix toMatrix(const TensorView& tensor);

}  // namespace headlight
