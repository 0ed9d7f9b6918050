#pragma once

#include <vector>

#include "core/tensor/weight_tensors.h"
#include "core/training/gradient_places.h"

namespace headlight {

/// Linear layers that read the same input, whose outputs stand one after another: q, k and v, or gate and up.
/// Those whose weights and biases lie one after another are one product.
class JoinedLinear {
 public:
  /// Throws Error as linearOf().
  explicit JoinedLinear(const std::vector<const LinearTensor*>& tensors);

  std::int64_t inputs() const { return m_parts.front().inputs(); }
  std::int64_t outputs() const { return m_outputs; }

  /// y = x W^T + b. x [rows, inputs], y [rows, outputs].
  void forward(const MatrixView& x, MutableMatrixView y, Workspace& workspace) const;
  /// dx = dy W, or dx += dy W.
  void inputGradient(const MatrixView& dy, MutableMatrixView dx, Write write, Workspace& workspace) const;
  /// dW += dy^T x, db += the sums of dy's columns.
  void addWeightGradient(const MatrixView& x, const MatrixView& dy, const GradientPlaces& places,
                         Workspace& workspace) const;

 private:
  std::vector<LinearWeights> m_parts;
  std::int64_t m_outputs = 0;
};

}  // namespace headlight
