#include "ui/views/compare/cells_in_second.h"

#include <algorithm>
#include <cmath>

#include "ui/views/snapshot.h"

namespace headlight {

namespace {

/// One axis of the two patterns.
struct Axis {
  std::int64_t Focus::*token;
  double first;   // tokens
  double second;  // tokens
};

/// Where a place among the first run's tokens lies among the second's: that of the nearest token that both
/// have.
double inSecond(const Comparison& comparison, const Axis& axis, double place) {
  const auto count = static_cast<std::int64_t>(axis.first);
  const auto middle = std::clamp<std::int64_t>(static_cast<std::int64_t>(place), 0, count - 1);
  for (std::int64_t away = 0; away < count; ++away)
    for (const std::int64_t token : {middle - away, middle + away}) {
      if (token < 0 || token >= count) continue;
      Focus focus = comparison.first().focus;
      focus.query = focus.key = -1;
      focus.*axis.token = token;
      const std::int64_t other = comparison.toSecond(focus).*axis.token;
      if (other >= 0) return place + static_cast<double>(other - token);
    }
  return place * axis.second / axis.first;
}

/// Begin and length of what is seen of the second.
std::pair<double, double> seenOf(const Comparison& comparison, const Axis& axis, double begin,
                                 double length) {
  const double seen = std::min(axis.second, length * axis.second / axis.first);
  const double middle = inSecond(comparison, axis, begin + length / 2);
  return {std::clamp(middle - seen / 2, 0.0, axis.second - seen), seen};
}

}  // namespace

QRectF cellsInSecond(const Comparison& comparison, const QRectF& cells) {
  if (cells.isEmpty() || !comparison.first().patterns() || !comparison.second().patterns()) return {};
  const PatternShape first = comparison.first().patterns()->shape();
  const PatternShape second = comparison.second().patterns()->shape();
  const auto [left, width] =
      seenOf(comparison, {&Focus::key, static_cast<double>(first.keys), static_cast<double>(second.keys)},
             cells.left(), cells.width());
  const auto [top, height] = seenOf(
      comparison, {&Focus::query, static_cast<double>(first.queries), static_cast<double>(second.queries)},
      cells.top(), cells.height());
  return {left, top, width, height};
}

}  // namespace headlight
