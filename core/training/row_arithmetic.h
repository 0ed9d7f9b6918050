#pragma once

#include <cstdint>
#include <span>

#include "core/tensor/matrix.h"

namespace headlight {

/// Small things that are done to rows between the operations. Views have equal sizes; rows may be strided.

/// to = 0.
void clearRows(MutableMatrixView to);
/// to = from.
void copyRows(const MatrixView& from, MutableMatrixView to);
/// to += from.
void addRows(const MatrixView& from, MutableMatrixView to);
/// to += factor * from.
void addScaledRows(const MatrixView& from, float factor, MutableMatrixView to);
/// rows *= factor.
void scaleRows(float factor, MutableMatrixView rows);
/// sums[column] += the sum of `rows` [count, columns] over the rows, in a fixed order.
void addColumnSums(const MatrixView& rows, std::span<float> sums);

}  // namespace headlight
