#pragma once

#include <cstdint>
#include <span>

#include "core/tensor/matrix.h"
#include "core/tensor/tensor_view.h"

namespace headlight {

/// A learned table of positions: row `offset + position` of `table` belongs to a position (RoBERTa's tables
/// begin with two rows that no token uses). A view; the table's bytes must outlive it.
struct LearnedPositions {
  TensorView table;  // [positions + offset, d_model]
  std::int64_t offset = 0;

  std::int64_t count() const { return table.shape.empty() ? 0 : table.shape[0] - offset; }
};

/// Adds the row of `position` to `row` [d_model]; `scratch` [d_model] is overwritten.
/// Precondition: 0 <= position < count(), or -1 for the row of padding before the offset, where there is one.
void addLearnedPosition(const LearnedPositions& positions, std::int64_t position, std::span<float> row,
                        std::span<float> scratch);

/// The rows of positions 0, 1, 2, ... as float32, at most count(): [positions, d_model].
Matrix learnedMatrix(const LearnedPositions& positions, std::int64_t count);

}  // namespace headlight
