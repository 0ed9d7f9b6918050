#include "core/training/row_arithmetic.h"

#include <algorithm>
#include <cassert>

#include "core/tensor/lanes.h"

namespace headlight {
namespace {

// function(from row, to row) for every row.
template <typename Function>
void forEachRow(const MatrixView& from, MutableMatrixView& to, const Function& function) {
  assert(from.rows() == to.rows() && from.cols() == to.cols());
  for (Eigen::Index row = 0; row < to.rows(); ++row) {
    function(from.data() + row * from.outerStride(), to.data() + row * to.outerStride());
  }
}

}  // namespace

void clearRows(MutableMatrixView to) {
  for (Eigen::Index row = 0; row < to.rows(); ++row) {
    std::fill_n(to.data() + row * to.outerStride(), to.cols(), 0.0F);
  }
}

void copyRows(const MatrixView& from, MutableMatrixView to) {
  forEachRow(from, to, [&](const float* source, float* target) { std::copy_n(source, to.cols(), target); });
}

void addRows(const MatrixView& from, MutableMatrixView to) {
  forEachRow(from, to, [&](const float* source, float* target) {
    mapLanes(source, target, target, to.cols(), [](Lanes a, Lanes b) -> Lanes { return b + a; });
  });
}

void addScaledRows(const MatrixView& from, float factor, MutableMatrixView to) {
  forEachRow(from, to, [&](const float* source, float* target) {
    mapLanes(source, target, target, to.cols(), [=](Lanes a, Lanes b) -> Lanes { return b + factor * a; });
  });
}

void scaleRows(float factor, MutableMatrixView rows) {
  for (Eigen::Index row = 0; row < rows.rows(); ++row) {
    float* const data = rows.data() + row * rows.outerStride();
    mapLanes(data, data, rows.cols(), [=](Lanes a) -> Lanes { return a * factor; });
  }
}

void addColumnSums(const MatrixView& rows, std::span<float> sums) {
  assert(static_cast<std::size_t>(rows.cols()) == sums.size());
  // Four rows at a time, so that sums are loaded and stored a quarter as often.
  constexpr Eigen::Index together = 4;
  Eigen::Index row = 0;
  const std::int64_t columns = rows.cols();
  const std::int64_t stride = rows.outerStride();
  for (; row + together <= rows.rows(); row += together) {
    const float* const first = rows.data() + row * stride;
    std::int64_t i = 0;
    for (; i + laneCount <= columns; i += laneCount) {
      const Lanes low = loadLanes(first + i) + loadLanes(first + stride + i);
      const Lanes high = loadLanes(first + 2 * stride + i) + loadLanes(first + 3 * stride + i);
      storeLanes(loadLanes(sums.data() + i) + (low + high), sums.data() + i);
    }
    for (; i < columns; ++i) {
      const float low = first[i] + first[stride + i];
      const float high = first[2 * stride + i] + first[3 * stride + i];
      sums[static_cast<std::size_t>(i)] += low + high;
    }
  }
  for (; row < rows.rows(); ++row) {
    const float* const data = rows.data() + row * stride;
    mapLanes(data, sums.data(), sums.data(), columns, [](Lanes a, Lanes b) -> Lanes { return b + a; });
  }
}

}  // namespace headlight
