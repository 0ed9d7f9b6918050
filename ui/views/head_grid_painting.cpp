#include "ui/views/head_grid_painting.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QStringList>
#include <algorithm>

#include "ui/models/cell_text.h"
#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/plots/color_scale.h"
#include "ui/views/head_map_painting.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(HeadsView)
};

/// Whether what has to be said about the head found room.
bool paintTitle(QPainter& painter, const QRectF& area, const Snapshot& snapshot, HeadId head,
                const HeatMapLook& look) {
  const PictureStyle& style = *look.style;
  const bool focused = snapshot.focus.head == head.head;
  const bool ablated = isAblated(snapshot, head);
  QFont font = painter.font();
  font.setBold(focused);
  font.setStrikeOut(ablated);
  painter.save();
  painter.setFont(font);
  const QFontMetricsF metrics(font);
  const QString number = QString::number(head.head);
  QStringList texts{standsForAllHeads(snapshot) ? Words::tr("All heads") : Words::tr("Head %1").arg(number)};
  // A head too weak for the scale of the others has its own, which has to be said.
  const FaintHead* faint = look.fit.faintHead(head);
  if (faint) {
    const QString own = Words::tr("max %1").arg(shortWeightText(faint->largest));
    const QString both = QStringLiteral("%1 · %2");
    texts = {both.arg(texts.front(), own), both.arg(number, own), own};
  }
  const auto fits = [&](const QString& text) { return metrics.horizontalAdvance(text) <= area.width(); };
  const auto longest = std::find_if(texts.cbegin(), texts.cend(), fits);
  const bool said = longest != texts.cend();
  painter.setPen(focused ? style.text : style.mutedText);
  painter.drawText(area.adjusted(0, 0, 0, -2), Qt::AlignLeft | Qt::AlignBottom | Qt::TextDontClip,
                   said ? *longest : number);
  painter.restore();
  return said || !faint;
}

void paintAxes(QPainter& painter, const HeadGridLayout& layout, const Snapshot& snapshot,
               const HeatMapLook& look) {
  const PatternSource& source = *snapshot.patterns();
  if (layout.labelWidth > 0)
    for (int row = 0; row < layout.rows(); ++row) {
      TokenAxis axis = layout.queryAxis(row, source, look.font);
      axis.leftOut = &look.options.leftOutQueries;
      axis.found = snapshot.foundQueries();
      axis.selected = snapshot.state.focus.query;
      axis.hovered = snapshot.focus.query;
      axis.paint(painter, *look.style);
    }
  if (layout.labelHeight > 0)
    for (int column = 0; column < std::min<int>(layout.columns, static_cast<int>(layout.plots.size()));
         ++column) {
      TokenAxis axis = layout.keyAxis(column, source, look.font);
      axis.leftOut = &look.options.leftOutKeys;
      axis.found = snapshot.foundKeys();
      axis.selected = snapshot.state.focus.key;
      axis.hovered = snapshot.focus.key;
      axis.paint(painter, *look.style);
    }
}

}  // namespace

HeatMap gridHeatMap(const HeadGridLayout& layout, const PatternSource& source, HeadId head) {
  const PatternShape shape = source.shape();
  return {&source, head, layout.plots[static_cast<std::size_t>(head.head)],
          QRectF(0, 0, static_cast<double>(shape.keys), static_cast<double>(shape.queries))};
}

CellMarks focusMarks(const Snapshot& snapshot) { return {snapshot.focus.query, snapshot.focus.key}; }

CellMarks lockedMarks(const Snapshot& snapshot) {
  const Focus& locked = snapshot.state.focus;
  if (locked.kind != snapshot.focus.kind) return {};
  return {locked.query == snapshot.focus.query ? -1 : locked.query,
          locked.key == snapshot.focus.key ? -1 : locked.key};
}

QString poolingNote(Pooling pooling, std::int64_t cells) {
  if (cells <= 1) return {};
  switch (pooling) {
    case Pooling::Max:
      return Words::tr("max-pooled: each pixel is the largest of %1 × %1 cells").arg(cells);
    case Pooling::Mean:
      return Words::tr("mean-pooled: each pixel is the mean of %1 × %1 cells").arg(cells);
  }
  return {};
}

void paintScaleAndNote(QPainter& painter, const QRectF& area, const Snapshot& snapshot,
                       const HeatMapLook& look, const QString& note) {
  if (!look.legend || area.isEmpty()) return;
  QRectF scaleArea = area;
  const QFontMetricsF metrics(look.font);
  const double noteWidth = note.isEmpty() ? 0 : metrics.horizontalAdvance(note) + 16;
  if (noteWidth > 0 && noteWidth < area.width() * 0.55) {
    scaleArea.setRight(area.right() - noteWidth);
    painter.setFont(look.font);
    painter.setPen(look.style->mutedText);
    painter.drawText(QRectF(scaleArea.right(), area.top() - 1, noteWidth, metrics.height()),
                     Qt::AlignRight | Qt::AlignTop, note);
  }
  ColorScale scale = makeColorScale(snapshot.state.display, look.fit, look.style->dark, look.font);
  if (isDifference(*snapshot.patterns())) scale.subject = QStringLiteral("A − B");
  scale.paint(painter, scaleArea, *look.style);
}

void paintHeadGrid(QPainter& painter, const HeadGridLayout& layout, const Snapshot& snapshot,
                   const HeatMapLook& look, const QString& note,
                   const std::function<void(const HeatMap&)>& paintCells) {
  if (layout.plots.empty()) return;
  const PatternSource& source = *snapshot.patterns();
  const int heads = static_cast<int>(layout.plots.size());
  // The focused head comes first, so that it is there first.
  for (int i = 0; i < heads; ++i) {
    const HeadId head{snapshot.focus.layer, (std::max(snapshot.state.focus.head, 0) + i) % heads};
    const HeatMap heatMap = gridHeatMap(layout, source, head);
    paintCells(heatMap);
    paintNumbers(painter, heatMap, look);
    paintFrame(painter, heatMap, look);
  }
  paintScaleAndNote(painter, layout.scale, snapshot, look, note);
}

void paintGridFocus(QPainter& painter, const HeadGridLayout& layout, const Snapshot& snapshot,
                    const HeatMapLook& look) {
  painter.save();
  painter.setFont(look.font);
  const PatternSource& source = *snapshot.patterns();
  for (std::size_t i = 0; i < layout.plots.size(); ++i) {
    const HeadId head{snapshot.focus.layer, static_cast<int>(i)};
    const HeatMap heatMap = gridHeatMap(layout, source, head);
    // As in the head map.
    if (!paintTitle(painter, layout.titles[i], snapshot, head, look))
      paintFaintMark(painter, heatMap.plot, *look.style);
    paintMarks(painter, heatMap, lockedMarks(snapshot), *look.style, 0.5);
    paintMarks(painter, heatMap, focusMarks(snapshot), *look.style);
    if (look.frames && head.head == snapshot.focus.head) {
      painter.setPen(QPen(look.style->selection, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
      painter.setBrush(Qt::NoBrush);
      painter.drawRect(heatMap.plot.adjusted(-2, -2, 2, 2));
    }
  }
  paintAxes(painter, layout, snapshot, look);
  painter.restore();
}

}  // namespace headlight
