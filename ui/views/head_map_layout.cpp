#include "ui/views/head_map_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/plots/heat_map_painter.h"

namespace headlight {

namespace {

constexpr double mostStretch = 1.5;

double aspectOf(const PatternShape& shape) {
  return std::clamp(
      static_cast<double>(shape.keys) / static_cast<double>(std::max<std::int64_t>(shape.queries, 1)), 0.4,
      2.5);
}

/// The largest distance from one head to the next. The picture of a head is as wide as it has keys for its
/// queries, within reason, and up to half as long again in one direction where that fills the room.
QSizeF pitchFor(const QRectF& room, const PatternShape& shape) {
  const double aspect = aspectOf(shape);
  const QSizeF most(std::max(room.width(), 1.0) / static_cast<double>(shape.heads),
                    std::max(room.height(), 1.0) / static_cast<double>(shape.layers));
  const double width = std::min(most.width(), most.height() * aspect);
  const double height = width / aspect;
  return QSizeF(std::clamp(most.width(), width, width * mostStretch),
                std::clamp(most.height(), height, height * mostStretch))
      .expandedTo({2, 2});
}

/// Rounded down to whole device pixels.
double snapped(double length, double ratio) { return std::max(1.0, std::floor(length * ratio)) / ratio; }

/// How many columns make the pictures of `count` heads largest.
int columnsFor(const QSizeF& room, int count, double aspect, double caption) {
  int best = 1;
  double widest = 0;
  for (int columns = 1; columns <= count; ++columns) {
    const int rows = (count + columns - 1) / columns;
    const double width = std::min(room.width() / columns, (room.height() / rows - caption) * aspect);
    if (width <= widest) continue;
    widest = width;
    best = columns;
  }
  return best;
}

}  // namespace

HeadMapLayout HeadMapLayout::make(const HeadMapRoom& given, const PatternShape& shape) {
  const QRectF area = given.area;
  const double ratio = given.devicePixelRatio, scaleHeight = given.scaleHeight;
  HeadMapLayout layout;
  layout.shape = shape;
  layout.area = area;
  if (shape.layers < 1 || shape.heads < 1) return layout;
  const QFontMetricsF metrics(given.font);
  const double labels = metrics.horizontalAdvance(QString::number(shape.layers - 1)) + 8;
  // Two lines of words: the axis title above or beside the numbers.
  const double left = metrics.height() + labels;
  const double top = 2 * metrics.height() + 2;
  const QRectF room = area.adjusted(left, top, -4, -scaleHeight - 12);
  const QSizeF pitch = pitchFor(room, shape);
  const double narrow = std::min(pitch.width(), pitch.height());
  const double gap = narrow >= 24 ? 4 : narrow >= 12 ? 3 : narrow >= 6 ? 2 : 0.5;
  layout.pitch = {snapped(pitch.width(), ratio), snapped(pitch.height(), ratio)};
  layout.thumbnail = {std::max(layout.pitch.width() - gap, 1 / ratio),
                      std::max(layout.pitch.height() - gap, 1 / ratio)};
  const QSizeF size(layout.pitch.width() * static_cast<double>(shape.heads),
                    layout.pitch.height() * static_cast<double>(shape.layers));
  const double x = room.left() + std::max(0.0, (room.width() - size.width()) / 2);
  layout.thumbnails = onPixels(QRectF(QPointF(x, room.top()), size), ratio);
  layout.scale = QRectF(area.left() + 6, layout.thumbnails.bottom() + 10, area.width() - 12, scaleHeight);
  return layout;
}

HeadMapLayout HeadMapLayout::makeRanked(const HeadMapRoom& given, const PatternShape& shape,
                                        const std::vector<HeadId>& order) {
  constexpr double margin = 6, gap = 5, tooSmall = 22;
  const double ratio = given.devicePixelRatio;
  HeadMapLayout layout;
  layout.shape = shape;
  layout.area = given.area;
  layout.ranked = true;
  layout.order = order;
  const QRectF room = given.area.adjusted(margin, margin, -margin, -given.scaleHeight - 12);
  const int count = std::max(1, static_cast<int>(order.size()));
  const double aspect = aspectOf(shape), line = QFontMetricsF(given.font).height();
  layout.caption = line;
  layout.columns = columnsFor(room.size(), count, aspect, line + gap);
  int rows = (count + layout.columns - 1) / layout.columns;
  if (room.height() / rows - line - gap < tooSmall || room.width() / layout.columns < tooSmall + gap) {
    layout.caption = 0;
    layout.columns = columnsFor(room.size(), count, aspect, gap);
    rows = (count + layout.columns - 1) / layout.columns;
  }
  const double width = std::min(room.width() / layout.columns, room.width() / 3) - gap;
  const double height = std::max(room.height() / rows - layout.caption - gap, 1.0);
  const double fitting = std::max(std::min(width, height * aspect), 1.0);
  layout.thumbnail = {snapped(std::min(width, fitting * mostStretch), ratio),
                      snapped(std::min(height, fitting / aspect * mostStretch), ratio)};
  layout.pitch = {layout.thumbnail.width() + gap, layout.thumbnail.height() + layout.caption + gap};
  const QSizeF size(layout.pitch.width() * layout.columns, layout.pitch.height() * rows);
  const double x = room.left() + std::max(0.0, (room.width() - size.width()) / 2);
  layout.thumbnails = onPixels(QRectF(QPointF(x, room.top()), size), ratio);
  layout.scale = QRectF(given.area.left() + 6, layout.thumbnails.bottom() + 6, given.area.width() - 12,
                        given.scaleHeight);
  return layout;
}

QRectF HeadMapLayout::rectOf(HeadId head) const {
  if (!ranked)
    return {QPointF(thumbnails.left() + head.head * pitch.width(),
                    thumbnails.top() + head.layer * pitch.height()),
            thumbnail};
  const auto found = std::find(order.begin(), order.end(), head);
  if (found == order.end()) return {};
  const auto index = static_cast<int>(found - order.begin());
  return {QPointF(thumbnails.left() + index % columns * pitch.width(),
                  thumbnails.top() + index / columns * pitch.height() + caption),
          thumbnail};
}

std::optional<HeadId> HeadMapLayout::headAt(const QPointF& point) const {
  if (!thumbnails.contains(point)) return std::nullopt;
  const int row = static_cast<int>((point.y() - thumbnails.top()) / pitch.height());
  const int column = static_cast<int>((point.x() - thumbnails.left()) / pitch.width());
  if (ranked) {
    const auto index = static_cast<std::size_t>(row * columns + column);
    if (column >= columns || index >= order.size()) return std::nullopt;
    return order[index];
  }
  const HeadId head{row, column};
  if (head.layer >= shape.layers || head.head >= shape.heads) return std::nullopt;
  return head;
}

HeadId HeadMapLayout::neighbour(HeadId head, int rightward, int down) const {
  if (!ranked)
    return {std::clamp(head.layer + down, 0, static_cast<int>(shape.layers) - 1),
            std::clamp(head.head + rightward, 0, static_cast<int>(shape.heads) - 1)};
  if (order.empty()) return head;
  const auto found = std::find(order.begin(), order.end(), head);
  if (found == order.end()) return order.front();
  const auto count = static_cast<int>(order.size());
  const int index = static_cast<int>(found - order.begin()) + rightward + down * columns;
  return index < 0 || index >= count ? head : order[static_cast<std::size_t>(index)];
}

}  // namespace headlight
