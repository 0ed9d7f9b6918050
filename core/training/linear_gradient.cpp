#include "core/training/linear_gradient.h"

#include <algorithm>
#include <cassert>

#include "core/training/row_arithmetic.h"

namespace headlight {
namespace {

void multiplyForward(const MatrixView& x, const LinearWeights& weights, MutableMatrixView y, Write write,
                     Workspace& workspace) {
  workspace.products().multiply({.left = x,
                                 .right = weights.weight,
                                 .rightTransposed = !weights.inputMajor,
                                 .result = y,
                                 .write = write,
                                 .precision = weights.precision});
}

void multiplyBackward(const MatrixView& dy, const LinearWeights& weights, MutableMatrixView dx, Write write,
                      Workspace& workspace) {
  workspace.products().multiply({.left = dy,
                                 .right = weights.weight,
                                 .rightTransposed = weights.inputMajor,
                                 .result = dx,
                                 .write = write,
                                 .precision = weights.precision});
}

}  // namespace

void linearForward(const MatrixView& x, const LinearWeights& weights, MutableMatrixView y,
                   Workspace& workspace) {
  if (weights.bias.empty()) return multiplyForward(x, weights, y, Write::Replace, workspace);
  assert(static_cast<Eigen::Index>(weights.bias.size()) == y.cols());
  for (Eigen::Index row = 0; row < y.rows(); ++row) {
    std::copy(weights.bias.begin(), weights.bias.end(), y.data() + row * y.outerStride());
  }
  multiplyForward(x, weights, y, Write::Add, workspace);
}

void addLinearForward(const MatrixView& x, const LinearWeights& weights, MutableMatrixView y,
                      Workspace& workspace) {
  if (!weights.bias.empty()) {
    // The same row again and again: a view whose rows do not advance.
    addRows(viewOf(weights.bias.data(), y.rows(), y.cols(), 0), y);
  }
  multiplyForward(x, weights, y, Write::Add, workspace);
}

void linearInputGradient(const MatrixView& dy, const LinearWeights& weights, MutableMatrixView dx,
                         Workspace& workspace) {
  multiplyBackward(dy, weights, dx, Write::Replace, workspace);
}

void addLinearInputGradient(const MatrixView& dy, const LinearWeights& weights, MutableMatrixView dx,
                            Workspace& workspace) {
  multiplyBackward(dy, weights, dx, Write::Add, workspace);
}

void addLinearWeightGradient(const LinearWeightGradient& step, Workspace& workspace) {
  if (step.gradients.weight.size() > 0) {
    const bool inputMajor = step.weights.inputMajor;
    workspace.products().multiply({.left = inputMajor ? step.x : step.dy,
                                   .leftTransposed = true,
                                   .right = inputMajor ? step.dy : step.x,
                                   .result = step.gradients.weight,
                                   .write = Write::Add,
                                   .precision = step.weights.precision});
  }
  if (!step.gradients.bias.empty()) addColumnSums(step.dy, step.gradients.bias);
}

}  // namespace headlight
