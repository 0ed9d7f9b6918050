#pragma once

#include <span>

#include "core/training/matrix_products.h"
#include "core/training/row_views.h"
#include "core/training/workspace.h"

namespace headlight {

/// y = x W^T + b. Rows of all views may be strided, so that parts of fused matrices (q, k and v of GPT-2) are
/// views into them, and one layer may make the rows of several that lie one after another.
struct LinearWeights {
  MatrixView weight;            // [outputs, inputs], or [inputs, outputs] where inputMajor (GPT-2's Conv1D)
  std::span<const float> bias;  // [outputs], or empty
  bool inputMajor = false;
  Precision precision = Precision::Float32;  // of the forward's product and of both of the backward

  std::int64_t outputs() const { return inputMajor ? weight.cols() : weight.rows(); }
  std::int64_t inputs() const { return inputMajor ? weight.rows() : weight.cols(); }
};

/// Where gradients are added up, of the same sizes as the weights. Either may be absent: it is left out.
struct LinearGradients {
  MutableMatrixView weight = noMutableView();
  std::span<float> bias = {};
  LinearGradients& operator=(const LinearGradients&) = delete;  // see row_views.h
};

/// y = x W^T + b. x [rows, inputs], y [rows, outputs].
void linearForward(const MatrixView& x, const LinearWeights& weights, MutableMatrixView y,
                   Workspace& workspace);
/// y += x W^T + b, for a sublayer that goes to the residual stream without a change.
void addLinearForward(const MatrixView& x, const LinearWeights& weights, MutableMatrixView y,
                      Workspace& workspace);

/// dx = dy W. dy [rows, outputs], dx [rows, inputs].
void linearInputGradient(const MatrixView& dy, const LinearWeights& weights, MutableMatrixView dx,
                         Workspace& workspace);
/// dx += dy W.
void addLinearInputGradient(const MatrixView& dy, const LinearWeights& weights, MutableMatrixView dx,
                            Workspace& workspace);

/// dW += dy^T x and db += the sums of dy's columns. x [rows, inputs] is what the forward was given, dy [rows,
/// outputs]. Of `weights` only the layout and the precision are looked at.
struct LinearWeightGradient {
  MatrixView x;
  MatrixView dy;
  const LinearWeights& weights;
  LinearGradients gradients;
};
void addLinearWeightGradient(const LinearWeightGradient& step, Workspace& workspace);

}  // namespace headlight
