#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/tensor/dtype.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// A named, dense, row-major tensor over bytes owned elsewhere (usually a mapped file).
/// The owner must outlive the view. Data may be unaligned in damaged files; readers check.
struct TensorView {
  std::string name;
  DType dtype = DType::Float32;
  std::vector<std::int64_t> shape;
  const std::byte* data = nullptr;

  std::int64_t elementCount() const;
  std::size_t byteCount() const;
  /// "[768, 3072]", as messages have it.
  std::string shapeText() const;
};

/// Copies elements [first, first + out.size()) as float32, widening f16 and bf16 exactly.
/// Precondition: a floating-point dtype and a range inside the tensor.
void widen(const TensorView& tensor, std::int64_t first, std::span<float> out);

/// Copies a whole tensor of one or two dimensions into a matrix: [rows, columns], a vector as one row.
Matrix toMatrix(const TensorView& tensor);

}  // namespace headlight
