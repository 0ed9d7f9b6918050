#include "core/positional/learned.h"

#include <algorithm>
#include <cassert>

namespace headlight {

void addLearnedPosition(const LearnedPositions& positions, std::int64_t position, std::span<float> row,
                        std::span<float> scratch) {
  assert(position + positions.offset >= 0 && position >= -1 && position < positions.count());
  const std::int64_t modelSize = positions.table.shape[1];
  widen(positions.table, (positions.offset + position) * modelSize, scratch);
  std::transform(row.begin(), row.end(), scratch.begin(), row.begin(), std::plus<>());
}

Matrix learnedMatrix(const LearnedPositions& positions, std::int64_t count) {
  const std::int64_t rows = std::clamp<std::int64_t>(count, 0, positions.count());
  const std::int64_t modelSize = positions.table.shape[1];
  Matrix matrix(rows, modelSize);
  widen(positions.table, positions.offset * modelSize,
        {matrix.data(), static_cast<std::size_t>(matrix.size())});
  return matrix;
}

}  // namespace headlight
