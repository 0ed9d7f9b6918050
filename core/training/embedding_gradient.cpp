#include "core/training/embedding_gradient.h"

#include <algorithm>
#include <cassert>

#include "core/tensor/lanes.h"

namespace headlight {

void gatherRows(const Gather& gather, MutableMatrixView out) {
  const std::int64_t columns = out.cols();
  const float scale = gather.scale;
  assert(out.rows() == std::ssize(gather.ids) && gather.table.cols() == columns);
  for (Eigen::Index row = 0; row < out.rows(); ++row) {
    const std::int32_t id = gather.ids[static_cast<std::size_t>(row)];
    float* const to = out.data() + row * out.outerStride();
    assert(id < gather.table.rows());
    if (id < 0) {
      if (gather.write == Write::Replace) std::fill_n(to, columns, 0.0F);
      continue;
    }
    const float* const from = gather.table.data() + id * gather.table.outerStride();
    switch (gather.write) {
      case Write::Replace:
        mapLanes(from, to, columns, [=](Lanes value) -> Lanes { return value * scale; });
        break;
      case Write::Add:
        mapLanes(from, to, to, columns, [=](Lanes value, Lanes sum) -> Lanes { return sum + value * scale; });
        break;
    }
  }
}

void scatterAddRows(const MatrixView& dout, std::span<const std::int32_t> ids, float scale,
                    MutableMatrixView dtable) {
  assert(dout.rows() == std::ssize(ids) && dout.cols() == dtable.cols());
  for (Eigen::Index row = 0; row < dout.rows(); ++row) {
    const std::int32_t id = ids[static_cast<std::size_t>(row)];
    if (id < 0) continue;
    assert(id < dtable.rows());
    float* const to = dtable.data() + id * dtable.outerStride();
    mapLanes(dout.data() + row * dout.outerStride(), to, to, dout.cols(),
             [=](Lanes gradient, Lanes sum) -> Lanes { return sum + gradient * scale; });
  }
}

}  // namespace headlight
