#include "ui/views/single_head_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/plots/heat_map_painter.h"
#include "ui/session/letter_width.h"
#include "ui/views/cell_fit.h"

namespace headlight {

namespace {

/// The room that labels take at the left and at the top of a heatmap of this size.
QSizeF bandsBeside(const LayoutRequest& request, const QRectF& cells, const QSizeF& plot,
                   const QSizeF& most) {
  TokenAxis queries = TokenAxis::over(request.source->queryTokens(), TokenAxis::Edge::Left, request.font);
  TokenAxis keys = TokenAxis::over(request.source->keyTokens(), TokenAxis::Edge::Top, request.font);
  if (!cells.isEmpty()) {
    queries.first = cells.top();
    queries.count = cells.height();
    keys.first = cells.left();
    keys.count = cells.width();
  }
  return {queries.extent(plot.height(), most.width()), keys.extent(plot.width(), most.height())};
}

}  // namespace

SingleHeadLayout SingleHeadLayout::make(const LayoutRequest& request, const QRectF& cells) {
  SingleHeadLayout layout;
  const QRectF& area = request.area;
  const double ratio = request.devicePixelRatio;
  const QFontMetricsF metrics(request.font);
  const double titleHeight = metrics.height() + 4;
  const double axisTitle = metrics.height() + 2;
  const QRectF room = area.adjusted(10, 6, -14, -request.scaleHeight - 22);
  const double letters = letterScale(request.font);
  const QSizeF most(std::min(140 * letters, room.width() * 0.25),
                    std::min(120 * letters, room.height() * 0.25));
  QSizeF bands;
  QRectF plotRoom = room.adjusted(axisTitle, titleHeight, 0, 0);
  // Labels take room, which makes cells smaller, which may thin the labels out: twice round settles it.
  for (int round = 0; round < 3; ++round) {
    layout.plot = fitCells(plotRoom, request.source->shape(), ratio);
    if (round == 2) break;
    bands = bandsBeside(request, cells, layout.plot.size(), most);
    plotRoom = room.adjusted(bands.width() + axisTitle, bands.height() + titleHeight, 0, 0);
  }
  layout.plot.moveTop(std::round(plotRoom.top() * ratio) / ratio);
  const QRectF& plot = layout.plot;
  layout.queryBand = QRectF(plot.left() - bands.width(), plot.top(), bands.width(), plot.height());
  // The title of the keys shares its line with the head's.
  layout.keyBand = QRectF(plot.left(), plot.top() - bands.height(), plot.width(), bands.height());
  layout.title = QRectF(area.left() + 10, room.top(), area.width() - 20, titleHeight);
  layout.scale = QRectF(area.left() + 10, area.bottom() - request.scaleHeight - 6, area.width() - 20,
                        request.scaleHeight);
  return layout;
}

SingleHeadLayout SingleHeadLayout::beside(const LayoutRequest& request, const PlotPlace& place) {
  SingleHeadLayout layout;
  const QRectF& area = request.area;
  const QSizeF& labels = place.labels;
  const QPointF corner(area.left() + besideMargin + labels.width(), area.top() + labels.height());
  layout.plot = onPixels(QRectF(corner, place.plot), request.devicePixelRatio);
  const QRectF& plot = layout.plot;
  layout.queryBand = QRectF(plot.left() - labels.width(), plot.top(), labels.width(), plot.height());
  layout.keyBand = QRectF(plot.left(), plot.top() - labels.height(), plot.width(), labels.height());
  if (place.scale) {
    layout.scale = *place.scale;
    return layout;
  }
  const double left = std::max(area.left() + besideMargin, plot.left() - 20);
  layout.scale = QRectF(left, area.bottom() - request.scaleHeight - 8, area.right() - besideMargin - left,
                        request.scaleHeight);
  return layout;
}

TokenAxis SingleHeadLayout::queryAxis(const PatternSource& source, const QRectF& cells,
                                      const QFont& font) const {
  return TokenAxis::over(source.queryTokens(), TokenAxis::Edge::Left, font)
      .showing(cells.top(), cells.height(), queryBand);
}

TokenAxis SingleHeadLayout::keyAxis(const PatternSource& source, const QRectF& cells,
                                    const QFont& font) const {
  return TokenAxis::over(source.keyTokens(), TokenAxis::Edge::Top, font)
      .showing(cells.left(), cells.width(), keyBand);
}

}  // namespace headlight
