#pragma once

#include <cstdint>
#include <memory>

#include "core/layers/linear_backend.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// In what numbers a product multiplies. BFloat16 rounds both factors to bfloat16 (to nearest, ties to even)
/// and sums in float32; what comes in and goes out is float32 all the same.
enum class Precision { Float32, BFloat16 };

/// Whether a result replaces what stands at its place or is added to it.
enum class Write { Replace, Add };

/// result (+)= left right, with either factor transposed if it says so:
/// left [m, k] (or [k, m] transposed), right [k, n] (or [n, k] transposed), result [m, n]. Rows may be
/// strided.
struct MatrixProduct {
  MatrixView left;
  bool leftTransposed = false;
  MatrixView right;
  bool rightTransposed = false;
  MutableMatrixView result;
  Write write = Write::Replace;
  Precision precision = Precision::Float32;
};

/// Products of matrices on the calling thread alone, by oneDNN where the program was built with it or by
/// Eigen. The bits of a result depend on its factors and their shapes only. Keeps scratch memory and oneDNN's
/// own objects from product to product; used by one thread at a time.
class MatrixProducts {
 public:
  /// Falls back to Eigen where the program was built without oneDNN. With BFloat16 every product is of that
  /// precision, whatever it says itself.
  explicit MatrixProducts(LinearBackend backend, Precision precision = Precision::Float32);
  ~MatrixProducts();
  MatrixProducts(const MatrixProducts&) = delete;
  MatrixProducts& operator=(const MatrixProducts&) = delete;

  LinearBackend backend() const { return m_backend; }
  /// Precondition: the sizes fit together, and the result overlaps neither factor.
  void multiply(const MatrixProduct& product);

 private:
  struct Implementation;
  void multiplyFloat32(const MatrixProduct& product);
  void multiplyBFloat16(const MatrixProduct& product);

  LinearBackend m_backend;
  Precision m_precision;
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace headlight
