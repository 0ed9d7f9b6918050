#include "ui/views/head_map_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/plots/heat_map_painter.h"

namespace headlight {

namespace {

constexpr double mostStretch = 1.5;

/// The largest distance from one head to the next. The picture of a head is as wide as it has keys for its
/// queries, within reason, and up to half as long again in one direction where that fills the room.
QSizeF pitchFor(const QRectF& room, const PatternShape& shape) {
  const double aspect = std::clamp(
      static_cast<double>(shape.keys) / static_cast<double>(std::max<std::int64_t>(shape.queries, 1)), 0.4,
      2.5);
  const QSizeF most(std::max(room.width(), 1.0) / static_cast<double>(shape.heads),
                    std::max(room.height(), 1.0) / static_cast<double>(shape.layers));
  const double width = std::min(most.width(), most.height() * aspect);
  const double height = width / aspect;
  return QSizeF(std::clamp(most.width(), width, width * mostStretch),
                std::clamp(most.height(), height, height * mostStretch))
      .expandedTo({2, 2});
}

}  // namespace

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
  const QRectF room = area.adjusted(left, top, -4, -scaleHeight - 12);
  const QSizeF pitch = pitchFor(room, shape);
  const double narrow = std::min(pitch.width(), pitch.height());
  const double gap = narrow >= 24 ? 4 : narrow >= 12 ? 3 : narrow >= 6 ? 2 : 0.5;
  const auto snapped = [ratio](double length) { return std::max(1.0, std::floor(length * ratio)) / ratio; };
  layout.pitch = {snapped(pitch.width()), snapped(pitch.height())};
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
