#include "ui/views/head_map_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/plots/heat_map_painter.h"

namespace headlight {

HeadMapLayout HeadMapLayout::make(const QRectF& area, const PatternShape& shape, const QFont& font,
                                  double scaleHeight, double ratio) {
  HeadMapLayout layout;
  layout.shape = shape;
  layout.area = area;
  if (shape.layers < 1 || shape.heads < 1) return layout;
  const QFontMetricsF metrics(font);
  const double labels = metrics.horizontalAdvance(QString::number(shape.layers - 1)) + 8;
  // Two lines of words: the axis title above or beside the numbers.
  const double left = metrics.height() + labels;
  const double top = 2 * metrics.height() + 2;
  const QRectF room = area.adjusted(left, top, -4, -scaleHeight - 8);
  // The picture of a head is as wide as it has keys for its queries, within reason.
  const double aspect = std::clamp(
      static_cast<double>(shape.keys) / static_cast<double>(std::max<std::int64_t>(shape.queries, 1)), 0.4,
      2.5);
  double pitch = std::min(room.width() / static_cast<double>(shape.heads) / std::max(aspect, 1.0),
                          room.height() / static_cast<double>(shape.layers) / std::max(1 / aspect, 1.0));
  pitch = std::clamp(pitch, 2.0, 96.0);
  const double gap = pitch >= 24 ? 4 : pitch >= 12 ? 3 : pitch >= 6 ? 2 : 0.5;
  const auto snapped = [ratio](double length) { return std::max(1.0, std::floor(length * ratio)) / ratio; };
  layout.pitch = {snapped(pitch * std::max(aspect, 1.0)), snapped(pitch * std::max(1 / aspect, 1.0))};
  layout.thumbnail = {std::max(layout.pitch.width() - gap, 1 / ratio),
                      std::max(layout.pitch.height() - gap, 1 / ratio)};
  const QSizeF size(layout.pitch.width() * static_cast<double>(shape.heads),
                    layout.pitch.height() * static_cast<double>(shape.layers));
  const double x = room.left() + std::max(0.0, (room.width() - size.width()) / 2);
  layout.thumbnails = onPixels(QRectF(QPointF(x, room.top()), size), ratio);
  layout.scale = QRectF(area.left() + 6, layout.thumbnails.bottom() + 10, area.width() - 12, scaleHeight);
  return layout;
}

QRectF HeadMapLayout::rectOf(HeadId head) const {
  return {
      QPointF(thumbnails.left() + head.head * pitch.width(), thumbnails.top() + head.layer * pitch.height()),
      thumbnail};
}

std::optional<HeadId> HeadMapLayout::headAt(const QPointF& point) const {
  if (!thumbnails.contains(point)) return std::nullopt;
  const HeadId head{static_cast<int>((point.y() - thumbnails.top()) / pitch.height()),
                    static_cast<int>((point.x() - thumbnails.left()) / pitch.width())};
  if (head.layer >= shape.layers || head.head >= shape.heads) return std::nullopt;
  return head;
}

}  // namespace headlight
