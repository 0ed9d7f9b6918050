#include "core/training/transposition.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/tensor/lanes.h"

namespace headlight {
namespace {

// Exchanges the blocks of `Distance` lanes off the diagonal between rows i and i + Distance: one of the four
// steps of transposing 16 by 16 numbers.
template <int Distance, std::size_t... Lane>
void exchange(Lanes& low, Lanes& high, std::index_sequence<Lane...>) {
  const Lanes a = low;
  const Lanes b = high;
  // Lanes 0 to 15 are a's, 16 to 31 b's.
  low = __builtin_shufflevector(a, b, ((Lane & Distance) ? 16 + Lane - Distance : Lane)...);
  high = __builtin_shufflevector(a, b, ((Lane & Distance) ? 16 + Lane : Lane + Distance)...);
}

template <int Distance>
void exchangeAll(Lanes (&rows)[laneCount]) {
#pragma GCC unroll 16
  for (int i = 0; i < laneCount; ++i) {
    if ((i & Distance) == 0) {
      exchange<Distance>(rows[i], rows[i + Distance], std::make_index_sequence<laneCount>());
    }
  }
}

}  // namespace

void transposeBlock(const TransposedBlock& block, float* to, std::int64_t toStride) {
  Lanes rows[laneCount];
  if (block.rows == laneCount && block.columns == laneCount) {
#pragma GCC unroll 16
    for (int row = 0; row < laneCount; ++row) rows[row] = loadLanes(block.from + row * block.stride);
  } else {
    for (int row = 0; row < laneCount; ++row) {
      rows[row] = row < block.rows ? loadLanes(block.from + row * block.stride, block.columns) : Lanes{};
    }
  }
  exchangeAll<8>(rows);
  exchangeAll<4>(rows);
  exchangeAll<2>(rows);
  exchangeAll<1>(rows);
  if (block.columns == laneCount) {
#pragma GCC unroll 16
    for (int i = 0; i < laneCount; ++i) storeLanes(rows[i], to + i * toStride);
  } else {
    for (std::int64_t i = 0; i < block.columns; ++i) storeLanes(rows[i], to + i * toStride);
  }
}

void transposeRows(const MatrixView& from, MutableMatrixView to) {
  assert(from.rows() == to.cols() && from.cols() == to.rows());
  for (std::int64_t row = 0; row < from.rows(); row += laneCount) {
    const std::int64_t rows = std::min(from.rows() - row, laneCount);
    for (std::int64_t column = 0; column < from.cols(); column += laneCount) {
      const TransposedBlock block{from.data() + row * from.outerStride() + column, from.outerStride(), rows,
                                  std::min(from.cols() - column, laneCount)};
      float* const at = to.data() + column * to.outerStride() + row;
      if (rows == laneCount) {
        transposeBlock(block, at, to.outerStride());
        continue;
      }
      // The rows that do not exist must not be written beside the others.
      float square[laneCount * laneCount];
      transposeBlock(block, square, laneCount);
      for (std::int64_t i = 0; i < block.columns; ++i)
        std::copy_n(square + i * laneCount, rows, at + i * to.outerStride());
    }
  }
}

}  // namespace headlight
