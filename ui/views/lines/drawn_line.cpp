#include "ui/views/lines/drawn_line.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headlight {

namespace {

double squared(const QPointF& vector) { return QPointF::dotProduct(vector, vector); }

double squaredDistance(const QPointF& begin, const QPointF& end, const QPointF& point) {
  const QPointF along = end - begin;
  const double length = squared(along);
  const double at = length > 0 ? std::clamp(QPointF::dotProduct(point - begin, along) / length, 0.0, 1.0) : 0;
  return squared(point - begin - along * at);
}

}  // namespace

/// Liang and Barsky: what of the piece lies between the sides.
std::optional<std::pair<double, double>> shareIn(const QPointF& begin, const QPointF& end,
                                                 const QRectF& rect) {
  double first = 0, last = 1;
  const auto clip = [&](double from, double by, double low, double high) {
    if (by == 0) return from >= low && from <= high;
    double enter = (low - from) / by, leave = (high - from) / by;
    if (enter > leave) std::swap(enter, leave);
    first = std::max(first, enter);
    last = std::min(last, leave);
    return first <= last;
  };
  if (!clip(begin.x(), end.x() - begin.x(), rect.left(), rect.right()) ||
      !clip(begin.y(), end.y() - begin.y(), rect.top(), rect.bottom()))
    return std::nullopt;
  return std::pair(first, last);
}

bool touches(const DrawnLine& line, const QRectF& rect) {
  constexpr double breadth = 4;  // of the pen, and of what straight pieces leave of a curve
  const QRectF wide = rect.adjusted(-breadth, -breadth, breadth, breadth);
  for (qsizetype i = 1; i < line.points.size(); ++i)
    if (shareIn(line.points[i - 1], line.points[i], wide)) return true;
  return false;
}

double distance(const DrawnLine& line, const QPointF& point) {
  double least = std::numeric_limits<double>::infinity();
  for (qsizetype i = 1; i < line.points.size(); ++i)
    least = std::min(least, squaredDistance(line.points[i - 1], line.points[i], point));
  return std::sqrt(least);
}

}  // namespace headlight
