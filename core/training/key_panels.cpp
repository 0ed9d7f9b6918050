#include "core/training/key_panels.h"

#include <algorithm>
#include <cassert>

#include "core/attention/attention_kernel.h"
#include "core/tensor/lanes.h"

namespace headlight {
namespace {

static_assert(kernel::panelKeys == laneCount);

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

// Sixteen keys from `keys` on, of which `known` exist, at dimensions [first, first + count).
void transposeBlock(const float* keys, std::int64_t stride, std::int64_t known, std::int64_t count,
                    float* to) {
  Lanes rows[laneCount];
  if (known == laneCount && count == laneCount) {
#pragma GCC unroll 16
    for (int key = 0; key < laneCount; ++key) rows[key] = loadLanes(keys + key * stride);
  } else {
    for (int key = 0; key < laneCount; ++key) {
      rows[key] = key < known ? loadLanes(keys + key * stride, count) : Lanes{};
    }
  }
  exchangeAll<8>(rows);
  exchangeAll<4>(rows);
  exchangeAll<2>(rows);
  exchangeAll<1>(rows);
  if (count == laneCount) {
#pragma GCC unroll 16
    for (int i = 0; i < laneCount; ++i) storeLanes(rows[i], to + i * laneCount);
  } else {
    for (std::int64_t i = 0; i < count; ++i) storeLanes(rows[i], to + i * laneCount);
  }
}

}  // namespace

void fillKeyPanels(const MatrixView& rows, const KeyPanelLayout& layout, float* panels) {
  const std::int64_t columns = rows.cols();
  assert(columns <= layout.size && rows.rows() <= layout.padded && layout.padded % laneCount == 0);
  for (std::int64_t key = 0; key < layout.padded; key += laneCount) {
    float* const panel = panels + key * layout.size;
    const std::int64_t known = std::clamp<std::int64_t>(rows.rows() - key, 0, laneCount);
    const float* const from = rows.data() + key * rows.outerStride();
    for (std::int64_t i = 0; i < columns; i += laneCount) {
      transposeBlock(from + i, rows.outerStride(), known, std::min(columns - i, laneCount),
                     panel + i * laneCount);
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
