#include "ui/views/head_grid_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/session/letter_width.h"
#include "ui/views/cell_fit.h"

namespace headlight {

namespace {

constexpr double smallestLabelled = 90;  // a plot narrower than this has no labels

struct Metrics {
  double title = 0;
  double gap = 0;
  QRectF room;  // the area without margins and colour scale
};

struct Trial {
  int columns = 0;
  QSizeF plot;
  double labelWidth = 0;
  double labelHeight = 0;
};

QSizeF plotSize(const LayoutRequest& request, const Metrics& metrics, int columns, int rows, double left,
                double top) {
  const double width = (metrics.room.width() - left - metrics.gap * (columns - 1)) / columns;
  const double height =
      (metrics.room.height() - top - rows * metrics.title - metrics.gap * (rows - 1)) / rows;
  if (width < 1 || height < 1) return {};
  return fitCells(QRectF(0, 0, width, height), request.source->shape(), request.devicePixelRatio).size();
}

Trial tryColumns(const LayoutRequest& request, const Metrics& metrics, int columns, int heads) {
  const int rows = (heads + columns - 1) / columns;
  const double letters = letterScale(request.font);
  Trial trial{columns, plotSize(request, metrics, columns, rows, 0, 0), 0, 0};
  // Labels take room, which makes cells smaller, which may thin the labels out: twice round settles it.
  for (int round = 0; round < 2; ++round) {
    if (trial.plot.width() < smallestLabelled || trial.plot.height() < smallestLabelled / 2) break;
    trial.labelWidth = TokenAxis::over(request.source->queryTokens(), TokenAxis::Edge::Left, request.font)
                           .extent(trial.plot.height(), std::min(120 * letters, metrics.room.width() * 0.2));
    trial.labelHeight = TokenAxis::over(request.source->keyTokens(), TokenAxis::Edge::Top, request.font)
                            .extent(trial.plot.width(), std::min(100 * letters, metrics.room.height() * 0.2));
    trial.plot = plotSize(request, metrics, columns, rows, trial.labelWidth, trial.labelHeight);
  }
  if (trial.plot.width() < smallestLabelled * 0.7) {
    trial.labelWidth = trial.labelHeight = 0;
    trial.plot = plotSize(request, metrics, columns, rows, 0, 0);
  }
  return trial;
}

Trial bestTrial(const LayoutRequest& request, const Metrics& metrics, int heads) {
  Trial best;
  for (int columns = 1; columns <= heads; ++columns) {
    // Columns that leave the last row emptier than need be are no better than fewer.
    const int rows = (heads + columns - 1) / columns;
    if (columns > 1 && (heads + rows - 1) / rows < columns) continue;
    const Trial trial = tryColumns(request, metrics, columns, heads);
    const double gained = trial.plot.width() * trial.plot.height() - best.plot.width() * best.plot.height();
    if (best.columns == 0 || gained > 0.5) best = trial;
  }
  return best;
}

}  // namespace

HeadGridLayout HeadGridLayout::make(const LayoutRequest& request) {
  HeadGridLayout layout;
  const int heads = static_cast<int>(request.source->shape().heads);
  const QFontMetricsF font(request.font);
  Metrics metrics;
  metrics.title = font.height() + 4;
  metrics.gap = request.area.width() < 500 ? 8 : 14;
  metrics.room = request.area.adjusted(10, 8, -10, -request.scaleHeight - 22);
  const Trial best = bestTrial(request, metrics, heads);
  if (best.columns == 0 || best.plot.isEmpty()) return layout;
  layout.columns = best.columns;
  layout.labelWidth = best.labelWidth;
  layout.labelHeight = best.labelHeight;
  const int rows = (heads + best.columns - 1) / best.columns;
  // What is left over widens the gaps a little and is otherwise shared by the margins.
  const double usedWidth = best.labelWidth + best.columns * best.plot.width();
  const double usedHeight = best.labelHeight + rows * (best.plot.height() + metrics.title);
  const auto spread = [&](double left, int gaps) {
    return gaps > 0 ? std::clamp(left / gaps, metrics.gap, 2.5 * metrics.gap) : 0.0;
  };
  const double gapX = spread(metrics.room.width() - usedWidth, best.columns - 1);
  const double gapY = spread(metrics.room.height() - usedHeight, rows - 1);
  const double x0 = metrics.room.left() +
                    std::max(0.0, (metrics.room.width() - usedWidth - gapX * (best.columns - 1)) / 2) +
                    best.labelWidth;
  const double y0 =
      metrics.room.top() + std::max(0.0, (metrics.room.height() - usedHeight - gapY * (rows - 1)) / 2);
  for (int head = 0; head < heads; ++head) {
    const int row = head / best.columns;
    const int column = head % best.columns;
    const double x = x0 + column * (best.plot.width() + gapX);
    const double y =
        y0 + row * (metrics.title + best.plot.height() + gapY) + (row > 0 ? best.labelHeight : 0);
    const double top = y + metrics.title + (row == 0 ? best.labelHeight : 0);
    const QRectF plot(QPointF(std::round(x * request.devicePixelRatio) / request.devicePixelRatio,
                              std::round(top * request.devicePixelRatio) / request.devicePixelRatio),
                      best.plot);
    layout.plots.push_back(plot);
    layout.titles.push_back(QRectF(plot.left(), y, std::max(plot.width(), 20.0), metrics.title));
  }
  layout.scale = QRectF(request.area.left() + 10, request.area.bottom() - request.scaleHeight - 6,
                        request.area.width() - 20, request.scaleHeight);
  return layout;
}

int HeadGridLayout::rows() const {
  return columns > 0 ? (static_cast<int>(plots.size()) + columns - 1) / columns : 0;
}

int HeadGridLayout::headAt(const QPointF& point) const {
  for (std::size_t head = 0; head < plots.size(); ++head)
    if (plots[head].contains(point)) return static_cast<int>(head);
  return headOfTitleAt(point);
}

int HeadGridLayout::headOfTitleAt(const QPointF& point) const {
  for (std::size_t head = 0; head < titles.size(); ++head)
    if (titles[head].contains(point)) return static_cast<int>(head);
  return -1;
}

TokenAxis HeadGridLayout::queryAxis(int row, const PatternSource& source, const QFont& font) const {
  TokenAxis result = TokenAxis::over(source.queryTokens(), TokenAxis::Edge::Left, font);
  const QRectF& plot = plots[static_cast<std::size_t>(row * columns)];
  result.band = QRectF(plot.left() - labelWidth, plot.top(), labelWidth, plot.height());
  return result;
}

TokenAxis HeadGridLayout::keyAxis(int column, const PatternSource& source, const QFont& font) const {
  TokenAxis result = TokenAxis::over(source.keyTokens(), TokenAxis::Edge::Top, font);
  const QRectF& plot = plots[static_cast<std::size_t>(column)];
  result.band = QRectF(plot.left(), plot.top() - labelHeight, plot.width(), labelHeight);
  return result;
}

}  // namespace headlight
