#include "core/training/bfloat16_rounding.h"

#include <cassert>
#include <cstring>

#include "core/tensor/lanes.h"

namespace headlight {
namespace {

using Bits = std::uint32_t __attribute__((vector_size(laneCount * sizeof(std::uint32_t))));

// Adding half of the last place kept, or one less where that place is even, carries into it when it must.
Lanes roundLanes(Lanes x) {
  Bits bits;
  std::memcpy(&bits, &x, sizeof bits);
  Bits rounded = (bits + 0x7fffU + (bits >> 16 & 1U)) & 0xffff0000U;
  // What is no number must not become infinite.
  rounded = x == x ? rounded : ((bits | 0x00400000U) & 0xffff0000U);
  std::memcpy(&x, &rounded, sizeof x);
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

}  // namespace headlight
