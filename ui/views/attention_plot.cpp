#include "ui/views/attention_plot.h"

#include <algorithm>

namespace headlight {

namespace {

constexpr double scaleGap = 8;

TokenAxis makeAxis(const TokenList& tokens, TokenAxis::Edge edge, const QFont& font) {
  const auto shown = std::min<std::int64_t>(std::int64_t(tokens.size()), AttentionPlot::mostTokens);
  return TokenAxis::over(tokens, edge, font).showing(0, double(shown), {});
}

double extentOf(const TokenAxis& axis, double side) { return axis.extent(side, std::max(side * 0.4, 24.0)); }

}  // namespace

QSizeF AttentionPlot::labelRoom(const PatternSource& source, double side, const QFont& font) {
  return {extentOf(makeAxis(source.queryTokens(), TokenAxis::Edge::Left, font), side),
          extentOf(makeAxis(source.keyTokens(), TokenAxis::Edge::Top, font), side)};
}

double AttentionPlot::scaleRoom(const QFont& font) {
  ColorScale scale;
  scale.font = font;
  return scale.height() + scaleGap;
}

AttentionPlot::AttentionPlot(const PatternSource& source, const Snapshot& snapshot, const QRectF& area,
                             const QFont& font)
    : queries(makeAxis(source.queryTokens(), TokenAxis::Edge::Left, font)),
      keys(makeAxis(source.keyTokens(), TokenAxis::Edge::Top, font)) {
  PatternShape shape = source.shape();
  shape.queries = std::min(shape.queries, mostTokens);
  shape.keys = std::min(shape.keys, mostTokens);
  queries.selected = snapshot.focus.query;
  keys.selected = snapshot.focus.key;
  queries.found = snapshot.foundQueries();
  keys.found = snapshot.foundKeys();
  const QRectF inner = area.adjusted(0, 0, 0, -scaleRoom(font));
  const QSizeF labels = labelRoom(source, std::min(inner.width(), inner.height()), font);
  QRectF plot = fitPattern(inner.adjusted(labels.width(), labels.height(), 0, 0), shape, 1);
  plot.moveTopLeft(inner.topLeft() + QPointF(labels.width(), labels.height()));
  heatMap = {&source, snapshot.focus.headId(), plot, QRectF(0, 0, double(shape.keys), double(shape.queries))};
  queries.band = QRectF(plot.left() - labels.width(), plot.top(), labels.width(), plot.height());
  keys.band = QRectF(plot.left(), plot.top() - labels.height(), plot.width(), labels.height());
  // A short text's plot may be narrower than its scale reads well.
  scale = QRectF(plot.left(), plot.bottom() + scaleGap, std::max(plot.width(), inner.right() - plot.left()),
                 scaleRoom(font) - scaleGap);
}

}  // namespace headlight
