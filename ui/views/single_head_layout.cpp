#include "ui/views/single_head_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/plots/heat_map_painter.h"

namespace headlight {

namespace {

// With more tokens than this one zooms in, and then labels need their room; it is kept free from the start so
// that nothing jumps.
constexpr std::size_t zoomedTokens = 24;

TokenAxis makeAxis(const TokenList& tokens, TokenAxis::Edge edge, const QFont& font) {
  TokenAxis axis;
  axis.tokens = &tokens;
  axis.edge = edge;
  axis.count = static_cast<double>(tokens.size());
  axis.font = font;
  return axis;
}

/// Cells are square unless they would be too narrow for their numbers: then they are widened as far as
/// needed.
QRectF fitWithNumbers(const QRectF& area, const PatternShape& shape, double ratio) {
  const QRectF square = fitPattern(area, shape, ratio);
  const double keys = static_cast<double>(shape.keys);
  const double height = square.height() / static_cast<double>(shape.queries);
  const double width = roomyNumber.width();
  if (height < roomyNumber.height() || square.width() >= keys * width || area.width() < keys * width)
    return square;
  const QSizeF size(std::ceil(width * ratio) / ratio * keys, square.height());
  return onPixels(QRectF(area.center() - QPointF(size.width() / 2, size.height() / 2), size), ratio);
}

/// The room of a band of labels beside `length` of heatmap.
double bandExtent(const TokenList& tokens, TokenAxis::Edge edge, const QFont& font, double length,
                  double limit) {
  TokenAxis axis = makeAxis(tokens, edge, font);
  if (tokens.size() > zoomedTokens && length < 22 * static_cast<double>(tokens.size()))
    length = std::min(15.0 * static_cast<double>(tokens.size()), 1e7);
  return axis.extent(length, limit);
}

}  // namespace

SingleHeadLayout SingleHeadLayout::make(const QRectF& area, const PatternSource& source, const QFont& font,
                                        double scaleHeight, double ratio) {
  SingleHeadLayout layout;
  const QFontMetricsF metrics(font);
  const double titleHeight = metrics.height() + 4;
  const double axisTitle = metrics.height() + 2;
  const QRectF room = area.adjusted(10, 6, -14, -scaleHeight - 22);
  const double widest = std::min(140.0, room.width() * 0.25);
  const double highest = std::min(120.0, room.height() * 0.25);
  const double side = std::min(room.width() - widest, room.height() - highest - titleHeight);
  const double left = bandExtent(source.queryTokens(), TokenAxis::Edge::Left, font, side, widest);
  const double top = bandExtent(source.keyTokens(), TokenAxis::Edge::Top, font, side, highest);
  // The title of the keys shares its line with the head's.
  const QRectF plotRoom = room.adjusted(left + axisTitle, top + titleHeight, 0, 0);
  layout.plot = fitWithNumbers(plotRoom, source.shape(), ratio);
  layout.plot.moveTop(std::round(plotRoom.top() * ratio) / ratio);
  const QRectF& plot = layout.plot;
  layout.queryBand = QRectF(plot.left() - left, plot.top(), left, plot.height());
  layout.keyBand = QRectF(plot.left(), plot.top() - top, plot.width(), top);
  layout.title = QRectF(area.left() + 10, room.top(), area.width() - 20, titleHeight);
  layout.scale = QRectF(area.left() + 10, area.bottom() - scaleHeight - 6, area.width() - 20, scaleHeight);
  return layout;
}

TokenAxis SingleHeadLayout::queryAxis(const PatternSource& source, const QRectF& cells,
                                      const QFont& font) const {
  TokenAxis axis = makeAxis(source.queryTokens(), TokenAxis::Edge::Left, font);
  axis.band = queryBand;
  axis.first = cells.top();
  axis.count = cells.height();
  return axis;
}

TokenAxis SingleHeadLayout::keyAxis(const PatternSource& source, const QRectF& cells,
                                    const QFont& font) const {
  TokenAxis axis = makeAxis(source.keyTokens(), TokenAxis::Edge::Top, font);
  axis.band = keyBand;
  axis.first = cells.left();
  axis.count = cells.width();
  return axis;
}

}  // namespace headlight
