#include "core/training/bfloat16_rounding.h"

#include <cassert>
#include <cstring>

#include "core/tensor/lanes.h"

namespace headlight {
namespace {

using Halves = std::uint16_t __attribute__((vector_size(laneCount * sizeof(std::uint16_t))));
using Bits = std::uint32_t __attribute__((vector_size(laneCount * sizeof(std::uint32_t))));

// Adding half of the last place kept, or one less where that place is even, carries into it when it must.
Bits roundBits(Lanes x) {
  Bits bits;
  std::memcpy(&bits, &x, sizeof bits);
  const Bits rounded = (bits + 0x7fffU + (bits >> 16 & 1U)) & 0xffff0000U;
  // What is no number must not become infinite.
  return x == x ? rounded : ((bits | 0x00400000U) & 0xffff0000U);
}

Lanes roundLanes(Lanes x) {
  const Bits bits = roundBits(x);
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

}  // namespace

void roundToBFloat16(const MatrixView& from, MutableMatrixView to) {
  assert(from.rows() == to.rows() && from.cols() == to.cols());
  for (Eigen::Index row = 0; row < to.rows(); ++row) {
    mapLanes(from.data() + row * from.outerStride(), to.data() + row * to.outerStride(), to.cols(),
             roundLanes);
  }
}

void narrowToBFloat16(const MatrixView& from, std::uint16_t* to) {
  const std::int64_t columns = from.cols();
  for (Eigen::Index row = 0; row < from.rows(); ++row, to += columns) {
    const float* const data = from.data() + row * from.outerStride();
    std::int64_t i = 0;
    for (; i + laneCount <= columns; i += laneCount) {
      const Halves halves = __builtin_convertvector(roundBits(loadLanes(data + i)) >> 16, Halves);
      std::memcpy(to + i, &halves, sizeof halves);
    }
    if (i == columns) continue;
    const Halves halves = __builtin_convertvector(roundBits(loadLanes(data + i, columns - i)) >> 16, Halves);
    std::memcpy(to + i, &halves, static_cast<std::size_t>(columns - i) * sizeof(std::uint16_t));
  }
}

}  // namespace headlight
