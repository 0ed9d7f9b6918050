#include "core/layers/feed_forward_taps.h"

#include <algorithm>

namespace headlight {
namespace {

void copyRows(const float* from, const LinearTile& tile, Matrix& to) {
  if (to.size() == 0) return;
  for (std::int64_t row = 0; row < tile.rows; ++row)
    std::copy_n(from + row * tile.stride, tile.outputs, &to(tile.firstRow + row, tile.firstOutput));
}

}  // namespace

FeedForwardTaps::FeedForwardTaps(const ForwardContext& context, std::int64_t size, bool gated,
                                 const FeedForwardPoints& points)
    : m_taps(context.taps), m_points(points) {
  const auto wanted = [&](TapPoint point) {
    return m_taps && m_taps->wanted(TapPart::FeedForward, point).has_value();
  };
  const std::int64_t rows = context.batch.rows();
  if (wanted(points.pre)) m_pre = Matrix::Zero(rows, size);
  if (gated && wanted(points.linear)) m_linear = Matrix::Zero(rows, size);
}

void FeedForwardTaps::keep(const LinearTile& tile) {
  copyRows(tile.data, tile, m_pre);
  copyRows(tile.paired, tile, m_linear);
}

void FeedForwardTaps::record(const MatrixView& activated) {
  if (!m_taps) return;
  if (m_pre.size() > 0) m_taps->record(TapPart::FeedForward, m_points.pre, viewOf(m_pre));
  if (m_linear.size() > 0) m_taps->record(TapPart::FeedForward, m_points.linear, viewOf(m_linear));
  m_taps->record(TapPart::FeedForward, m_points.post, activated);
}

}  // namespace headlight
