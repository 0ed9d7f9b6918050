#pragma once

#include <cstdint>

#include "core/tensor/matrix.h"

namespace headlight {

/// Views that training hands about: of dense rows, and of parts of other views. None owns anything. A view
/// stays what it was made for: assigning to one copies numbers, so that structures of views are made anew
/// instead.

/// [rows, columns] whose rows begin `stride` floats apart.
inline MatrixView viewOf(const float* data, std::int64_t rows, std::int64_t columns, std::int64_t stride) {
  return {data, rows, columns, Eigen::OuterStride<>(stride)};
}
inline MutableMatrixView viewOf(float* data, std::int64_t rows, std::int64_t columns, std::int64_t stride) {
  return {data, rows, columns, Eigen::OuterStride<>(stride)};
}
/// Dense [rows, columns].
inline MatrixView viewOf(const float* data, std::int64_t rows, std::int64_t columns) {
  return viewOf(data, rows, columns, columns);
}
inline MutableMatrixView viewOf(float* data, std::int64_t rows, std::int64_t columns) {
  return viewOf(data, rows, columns, columns);
}

/// Rows [first, first + count).
inline MatrixView rowsOf(const MatrixView& view, std::int64_t first, std::int64_t count) {
  return viewOf(view.data() + first * view.outerStride(), count, view.cols(), view.outerStride());
}
inline MutableMatrixView rowsOf(MutableMatrixView view, std::int64_t first, std::int64_t count) {
  return viewOf(view.data() + first * view.outerStride(), count, view.cols(), view.outerStride());
}

/// Columns [first, first + count).
inline MatrixView columnsOf(const MatrixView& view, std::int64_t first, std::int64_t count) {
  return viewOf(view.data() + first, view.rows(), count, view.outerStride());
}
inline MutableMatrixView columnsOf(MutableMatrixView view, std::int64_t first, std::int64_t count) {
  return viewOf(view.data() + first, view.rows(), count, view.outerStride());
}

/// Of nothing: stands for a matrix that is not there.
inline MatrixView noView() { return viewOf(static_cast<const float*>(nullptr), 0, 0, 0); }
inline MutableMatrixView noMutableView() { return viewOf(static_cast<float*>(nullptr), 0, 0, 0); }

}  // namespace headlight
