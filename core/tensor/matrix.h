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

}  // namespace headlight
