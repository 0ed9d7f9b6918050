#include "ui/views/single_head_painting.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>

#include "ui/plots/standing_text.h"
#include "ui/views/head_grid_painting.h"
#include "ui/views/head_map_painting.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(HeadsView)
};

/// The names of the axes in the corner between the labels of both, where there is room for them.
void paintCorner(QPainter& painter, const SingleHeadScene& scene) {
  const SingleHeadLayout& layout = scene.layout;
  const QFontMetricsF metrics(painter.font());
  const QRectF corner(layout.queryBand.left(), layout.keyBand.top(), layout.queryBand.width() - 6,
                      layout.keyBand.height() - 2);
  const QString keys = Words::tr("keys →");
  const QString queries = Words::tr("queries ↓");
  const double width = std::max(metrics.horizontalAdvance(keys), metrics.horizontalAdvance(queries));
  if (corner.width() < width || corner.height() < 2 * metrics.height()) return;
  painter.setPen(scene.look.style->mutedText);
  QRectF line(corner.left(), corner.bottom() - 2 * metrics.height(), corner.width(), metrics.height());
  painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, keys);
  line.translate(0, metrics.height());
  painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, queries);
}

void paintAxisTitles(QPainter& painter, const SingleHeadScene& scene) {
  const SingleHeadLayout& layout = scene.layout;
  if (layout.title.isEmpty()) return paintCorner(painter, scene);
  const QFontMetricsF metrics(painter.font());
  painter.setPen(scene.look.style->mutedText);
  const double height = metrics.height();
  QFont bold = painter.font();
  bold.setBold(true);
  const double title = QFontMetricsF(bold).horizontalAdvance(scene.large.title());
  // On the line of the head's title, unless it would touch it.
  if (layout.plot.center().x() - layout.title.left() > title + 2 * height)
    painter.drawText(
        QRectF(layout.plot.left(), layout.title.top(), layout.plot.width(), layout.title.height()),
        Qt::AlignCenter, Words::tr("keys"));
  paintStanding(painter,
                QRectF(layout.queryBand.left() - height - 2, layout.plot.center().y() - 100, height, 200),
                Words::tr("queries"), Qt::AlignVCenter);
}

void paintTitle(QPainter& painter, const SingleHeadScene& scene) {
  const QRectF& line = scene.layout.title;
  if (line.isEmpty()) return;
  QString title = scene.large.title();
  if (!scene.large.isMean() && isAblated(scene.snapshot, scene.large.head))
    title = Words::tr("%1 (switched off)").arg(title);
  QFont bold = scene.look.font;
  bold.setBold(true);
  painter.setFont(bold);
  painter.setPen(scene.look.style->text);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(bold).elidedText(title, Qt::ElideRight, line.width()));
  painter.setFont(scene.look.font);
}

}  // namespace

HeatMap SingleHeadScene::heatMap() const { return {large.source.get(), large.head, layout.plot, cells}; }

void paintSingleHead(QPainter& painter, const SingleHeadScene& scene, const QString& note,
                     const std::function<void(const HeatMap&)>& paintCells) {
  const HeatMapLook& look = scene.look;
  const HeatMap heatMap = scene.heatMap();
  painter.save();
  painter.setFont(look.font);
  paintCells(heatMap);
  paintNumbers(painter, heatMap, look);
  paintFrame(painter, heatMap, look);
  paintTitle(painter, scene);
  paintAxisTitles(painter, scene);
  paintScaleAndNote(painter, scene.layout.scale, scene.snapshot, look, note);
  painter.restore();
}

void paintSingleHeadFocus(QPainter& painter, const SingleHeadScene& scene) {
  const Snapshot& snapshot = scene.snapshot;
  const HeatMap heatMap = scene.heatMap();
  const PatternSource& source = *heatMap.source;
  painter.save();
  painter.setFont(scene.look.font);
  paintMarks(painter, heatMap, lockedMarks(snapshot), *scene.look.style, 0.5);
  paintMarks(painter, heatMap, focusMarks(snapshot), *scene.look.style);
  TokenAxis queries = scene.layout.queryAxis(source, scene.cells, scene.look.font);
  queries.leftOut = &scene.look.options.leftOutQueries;
  queries.found = snapshot.foundQueries();
  queries.selected = snapshot.state.focus.query;
  queries.hovered = snapshot.focus.query;
  queries.paint(painter, *scene.look.style);
  TokenAxis keys = scene.layout.keyAxis(source, scene.cells, scene.look.font);
  keys.leftOut = &scene.look.options.leftOutKeys;
  keys.found = snapshot.foundKeys();
  keys.selected = snapshot.state.focus.key;
  keys.hovered = snapshot.focus.key;
  keys.paint(painter, *scene.look.style);
  painter.restore();
}

void paintMinimap(QPainter& painter, const HeatMap& whole, const QRectF& cells, const PictureStyle& style,
                  const std::function<void(const HeatMap&)>& paintCells) {
  painter.save();
  painter.fillRect(whole.plot.adjusted(-4, -4, 4, 4), style.base);
  paintCells(whole);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(style.frame, 1));
  painter.drawRect(whole.plot.adjusted(-0.5, -0.5, 0.5, 0.5));
  const double x = whole.plot.width() / whole.cells.width();
  const double y = whole.plot.height() / whole.cells.height();
  QRectF view(whole.plot.left() + cells.left() * x, whole.plot.top() + cells.top() * y, cells.width() * x,
              cells.height() * y);
  // A view of few cells among thousands would be too small to see.
  if (view.width() < 5) view.adjust(-(5 - view.width()) / 2, 0, (5 - view.width()) / 2, 0);
  if (view.height() < 5) view.adjust(0, -(5 - view.height()) / 2, 0, (5 - view.height()) / 2);
  painter.setPen(QPen(style.halo, 4));
  painter.drawRect(view);
  painter.setPen(QPen(style.selection, 2));
  painter.drawRect(view);
  painter.restore();
}

}  // namespace headlight
