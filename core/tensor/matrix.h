#pragma once

#include <Eigen/Core>

namespace headlight {

/// Row-major float32 matrices, [rows, columns], as every file and every view has them.
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::Matrix<float, Eigen::Dynamic, 1>;
using RowVector = Eigen::Matrix<float, 1, Eigen::Dynamic>;

/// Views over memory owned elsewhere; a row may be longer than the view is wide (outer stride, in floats).
using MatrixView = Eigen::Map<const Matrix, 0, Eigen::OuterStride<>>;
using MutableMatrixView = Eigen::Map<Matrix, 0, Eigen::OuterStride<>>;

/// The same numbers, to be read only.
inline MatrixView readOnly(const MutableMatrixView& view) {
  return {view.data(), view.rows(), view.cols(), Eigen::OuterStride<>(view.outerStride())};
}

/// All of a matrix.
inline MatrixView viewOf(const Matrix& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols(), Eigen::OuterStride<>(matrix.cols())};
}

}  // namespace headlight
