#include "core/layers/tap_recorder.h"

#include <algorithm>
#include <cassert>

namespace headlight {

TapRecorder::TapRecorder(std::vector<TapTarget> targets, std::int64_t start)
    : m_targets(std::move(targets)), m_start(start) {}

bool TapRecorder::isAt(const TapRecord& record, TapPart part, TapPoint point) const {
  const std::int64_t layer = part == TapPart::Stack ? -1 : m_layer;
  return record.place.part == part && record.place.point == point && record.place.layer == layer;
}

std::optional<TapRecorder::Rows> TapRecorder::wanted(TapPart part, TapPoint point,
                                                     std::int64_t firstToken) const {
  std::optional<Rows> rows;
  for (const TapTarget& target : m_targets) {
    const TapRecord& record = target.record;
    if (!isAt(record, part, point)) continue;
    const std::int64_t begin = record.firstToken - firstToken;
    const std::int64_t end = begin + target.rows;
    rows = rows ? Rows{std::min(rows->begin, begin), std::max(rows->end, end)} : Rows{begin, end};
  }
  return rows;
}

void TapRecorder::record(TapPart part, TapPoint point, const MatrixView& rows, std::int64_t firstToken) {
  for (TapTarget& target : m_targets) {
    TapRecord& record = target.record;
    if (!isAt(record, part, point)) continue;
    const std::int64_t begin = record.firstToken - firstToken;
    assert(begin >= 0 && begin + target.rows <= rows.rows() && target.columns == rows.cols());
    record.values = rows.middleRows(begin, target.rows);
  }
}

void TapRecorder::recordScale(TapPart part, TapPoint point, const Norm& norm, const MatrixView& rows) {
  const auto range = wanted(part, point);
  if (!range) return;
  const auto size = static_cast<std::size_t>(norm.size());
  Matrix scales(range->end - range->begin, 1);
  for (std::int64_t row = range->begin; row < range->end; ++row)
    scales(row - range->begin, 0) = norm.scaleOf({rows.data() + row * rows.outerStride(), size});
  record(part, point, MatrixView(scales.data(), scales.rows(), 1, Eigen::OuterStride<>(1)),
         m_start + range->begin);
}

}  // namespace headlight
