#pragma once

#include <cstdint>

#include "core/tensor/matrix.h"

namespace headlight {

/// to [columns, rows] = from [rows, columns] transposed, sixteen by sixteen numbers in registers. Rows of
/// both may be strided; they do not overlap.
void transposeRows(const MatrixView& from, MutableMatrixView to);

/// Writes `columns` rows of 16 numbers, `toStride` apart: row i has what stands at place i of sixteen rows
/// `stride` apart, of which the first `rows` exist; those beyond count as 0. rows and columns are 16 at most.
struct TransposedBlock {
  const float* from = nullptr;
  std::int64_t stride = 0;
  std::int64_t rows = 0;
  std::int64_t columns = 0;
};
void transposeBlock(const TransposedBlock& block, float* to, std::int64_t toStride);

}  // namespace headlight
