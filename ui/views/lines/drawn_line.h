#pragma once

#include <QPainterPath>
#include <QPen>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <optional>
#include <utility>

namespace headlight {

/// A line as it is drawn.
struct DrawnLine {
  QPainterPath path;  // a straight line or one cubic curve
  QPolygonF points;   // of the path, as straight pieces, for equal steps along a curve's parameter
  QRectF bounds;
  QPen pen;  // with flat ends
};

/// What of a straight piece lies in a rectangle, from which share of its length to which; nothing: none of
/// it.
std::optional<std::pair<double, double>> shareIn(const QPointF& begin, const QPointF& end,
                                                 const QRectF& rect);
/// Whether some of a line lies in a rectangle.
bool touches(const DrawnLine& line, const QRectF& rect);
/// How far a point is from a line.
double distance(const DrawnLine& line, const QPointF& point);

}  // namespace headlight
