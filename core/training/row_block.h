#pragma once

#include <cstdint>

#include "core/training/row_views.h"
#include "core/training/workspace.h"

namespace headlight {

/// A matrix that a forward leaves in the workspace for the backward: [rows, columns], dense. A plain value,
/// where views cannot be assigned; valid as long as the workspace keeps what it points to.
struct RowBlock {
  float* data = nullptr;
  std::int64_t rows = 0;
  std::int64_t columns = 0;

  MutableMatrixView view() const { return viewOf(data, rows, columns); }
  MatrixView read() const { return viewOf(static_cast<const float*>(data), rows, columns); }
};

inline RowBlock blockOf(const MutableMatrixView& view) {
  return {const_cast<float*>(view.data()), view.rows(), view.cols()};
}
inline RowBlock makeBlock(Workspace& workspace, std::int64_t rows, std::int64_t columns) {
  return blockOf(workspace.matrix(rows, columns));
}

}  // namespace headlight
