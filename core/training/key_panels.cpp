#include "core/training/key_panels.h"

#include <algorithm>
#include <cassert>

#include "core/attention/attention_kernel.h"
#include "core/tensor/lanes.h"
#include "core/training/transposition.h"

namespace headlight {

static_assert(kernel::panelKeys == laneCount);

void fillKeyPanels(const MatrixView& rows, const KeyPanelLayout& layout, float* panels) {
  const std::int64_t columns = rows.cols();
  assert(columns <= layout.size && rows.rows() <= layout.padded && layout.padded % laneCount == 0);
  for (std::int64_t key = 0; key < layout.padded; key += laneCount) {
    float* const panel = panels + key * layout.size;
    const std::int64_t known = std::clamp<std::int64_t>(rows.rows() - key, 0, laneCount);
    const float* const from = rows.data() + key * rows.outerStride();
    for (std::int64_t i = 0; i < columns; i += laneCount) {
      transposeBlock({from + i, rows.outerStride(), known, std::min(columns - i, laneCount)},
                     panel + i * laneCount, laneCount);
    }
    std::fill(panel + columns * laneCount, panel + layout.size * laneCount, 0.0F);
  }
}

void fillPaddedRows(const MatrixView& rows, const KeyPanelLayout& layout, float* to) {
  const std::int64_t columns = rows.cols();
  assert(columns <= layout.size && rows.rows() <= layout.padded);
  for (std::int64_t row = 0; row < rows.rows(); ++row, to += layout.size) {
    const float* const from = rows.data() + row * rows.outerStride();
    std::int64_t i = 0;
    for (; i + laneCount <= columns; i += laneCount) storeLanes(loadLanes(from + i), to + i);
    for (; i < columns; ++i) to[i] = from[i];
    for (; i < layout.size; ++i) to[i] = 0;
  }
  std::fill_n(to, (layout.padded - rows.rows()) * layout.size, 0.0F);
}

}  // namespace headlight
