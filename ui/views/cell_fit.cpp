#include "ui/views/cell_fit.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/heat_map_painter.h"

namespace headlight {

namespace {

constexpr std::int64_t mostStretchedTokens = 64;
constexpr double mostStretch = 1.5;

/// The length of `count` cells that have `room` and want `wanted` each, in whole device pixels a cell where
/// that is possible.
double stretched(double wanted, double room, double count, double ratio) {
  const double cell = std::min(wanted, room / count);
  const double pixels = std::floor(cell * ratio);
  return pixels >= 3 ? pixels / ratio * count : cell * count;
}

}  // namespace

QRectF fitCells(const QRectF& area, const PatternShape& shape, double ratio) {
  const QRectF square = fitPattern(area, shape, ratio);
  if (square.isEmpty() || std::max(shape.keys, shape.queries) > mostStretchedTokens) return square;
  const auto keys = static_cast<double>(shape.keys);
  const auto queries = static_cast<double>(shape.queries);
  const double cell = square.height() / queries;
  double width = cell * mostStretch;
  if (cell >= roomyNumber.height()) width = std::max(width, std::ceil(roomyNumber.width()));
  const QSizeF size(std::max(square.width(), stretched(width, area.width(), keys, ratio)),
                    std::max(square.height(), stretched(cell * mostStretch, area.height(), queries, ratio)));
  return onPixels(QRectF(area.center() - QPointF(size.width() / 2, size.height() / 2), size), ratio);
}

}  // namespace headlight
