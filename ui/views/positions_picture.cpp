#include "ui/views/positions_picture.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <vector>

#include "core/parallel/progress_part.h"
#include "ui/models/number_text.h"
#include "ui/plots/curve_plot.h"
#include "ui/plots/number_axis.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

constexpr double smallestPlotSide = 20;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Positions)
};

/// What every part of the picture is painted with.
struct Canvas {
  QPainter& painter;
  const PositionsScene& scene;
  const PositionsLayout& layout;
  const PaintRequest& request;
  const PictureStyle& style;
  ColorFit fit;                           // of the attention
  OverviewTiles withTiles, withoutTiles;  // what it was computed from
};

void paintHeading(const Canvas& canvas, const PositionsPanel& panel) {
  QPainter& painter = canvas.painter;
  double top = panel.area.top();
  const auto lines = [&](const QStringList& texts, const QFont& font, const QColor& color) {
    const double height = QFontMetricsF(font).height();
    painter.setFont(font);
    painter.setPen(color);
    for (const QString& line : texts) {
      painter.drawText(QRectF(panel.area.left(), top, panel.area.width(), height),
                       Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
      top += height;
    }
  };
  lines(panel.titleLines, PositionsLayout::titleFont(canvas.layout.font), canvas.style.text);
  lines(panel.noteLines, PositionsLayout::noteFont(canvas.layout.font), canvas.style.mutedText);
}

void paintWords(const Canvas& canvas, const QRectF& area, const QString& text) {
  canvas.painter.setFont(canvas.scene.font);
  canvas.painter.setPen(canvas.style.mutedText);
  canvas.painter.drawText(area.adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, text);
}

struct AxisNames {
  QString rows, columns;
  int firstRow = 0;
};

void paintMatrix(const Canvas& canvas, const PositionsPanel& panel, const SignedMatrix& matrix,
                 const AxisNames& names) {
  paintHeading(canvas, panel);
  if (matrix.plot.width() < smallestPlotSide || matrix.plot.height() < smallestPlotSide) return;
  matrix.paint(canvas.painter, canvas.style, canvas.request.printing);
  const QFont& font = canvas.layout.font;
  const auto axis = [&](NumberAxis::Edge edge, int first, Eigen::Index count, const QString& name) {
    NumberAxis{edge, matrix.plot, double(first), double(first + count), true, false, false, name, font}.paint(
        canvas.painter, canvas.style);
  };
  axis(NumberAxis::Edge::Left, names.firstRow, matrix.values->rows(), names.rows);
  axis(NumberAxis::Edge::Bottom, 0, matrix.values->cols(), names.columns);
  const QRectF scale(matrix.plot.right() + 12, matrix.plot.top(), matrix.scaleWidth(font),
                     matrix.plot.height());
  matrix.paintScale(canvas.painter, scale, canvas.style, font);
}

void paintCurves(const Canvas& canvas) {
  const EncodingContent& encoding = canvas.scene.encoding;
  paintHeading(canvas, canvas.layout.curves);
  CurvePlot plot;
  plot.xName = encoding.rowName;
  plot.yName = Words::tr("value");
  plot.first = encoding.firstRow;
  plot.font = canvas.layout.font;
  for (const int column : encoding.curves) {
    Curve curve{encoding.sineColumns > 0 ? columnText(encoding, column) : QString::number(column), {}};
    for (Eigen::Index row = 0; row < encoding.values.rows(); ++row)
      curve.values.push_back(encoding.values(row, column));
    plot.curves.push_back(std::move(curve));
  }
  plot.paint(canvas.painter, canvas.layout.curves.body, canvas.style);
}

void paintEncoding(const Canvas& canvas) {
  const EncodingContent& encoding = canvas.scene.encoding;
  const PositionsLayout& layout = canvas.layout;
  if (!encoding.missing.isEmpty()) {
    paintWords(canvas, layout.matrix.area.united(layout.similarity.area), encoding.missing);
    return;
  }
  paintMatrix(canvas, layout.matrix, *layout.encodingPlot,
              {encoding.rowName, encoding.columnName, encoding.firstRow});
  paintMatrix(canvas, layout.similarity, *layout.similarityPlot,
              {Words::tr("position"), Words::tr("position")});
  paintCurves(canvas);
}

/// One scale for the attention with and without positions, so that the two can be compared.
ColorFit sharedFit(Canvas& canvas, const Execution& execution) {
  ColorFit shared;
  for (const bool with : {true, false}) {
    const auto* plot = with ? &canvas.layout.withPlot : &canvas.layout.withoutPlot;
    if (!*plot) continue;
    OverviewTiles& tiles = with ? canvas.withTiles : canvas.withoutTiles;
    const HeatMap& heatMap = (*plot)->heatMap;
    const ColorFit fit = fitColorsExactly(*heatMap.source, canvas.scene.snapshot.state.display,
                                          std::vector{heatMap.head}, execution, &tiles);
    const double largest = std::max(shared.largest, fit.largest);
    if (shared.largest <= 0 || fit.mapping.high() > shared.mapping.high()) shared = fit;
    shared.largest = largest;
  }
  return shared;
}

void paintAttention(const Canvas& canvas, const PositionsPanel& panel,
                    const std::optional<AttentionPlot>& made, const OverviewTiles& tiles,
                    const Execution& execution) {
  paintHeading(canvas, panel);
  const QString& missing = canvas.scene.counterpartMissing;
  if (!made) return paintWords(canvas, panel.body, missing.isEmpty() ? Words::tr("Computing…") : missing);
  AttentionPlot plot = *made;
  if (plot.heatMap.plot.width() < smallestPlotSide) return;
  QPainter& painter = canvas.painter;
  const PatternSource& source = *plot.heatMap.source;
  const Snapshot& snapshot = canvas.scene.snapshot;
  const DisplayOptions& display = snapshot.state.display;
  const std::vector<std::uint8_t> leftOut = leftOutKeys(display.leaveOut, source.keyTokens());
  if (!leftOut.empty()) plot.keys.leftOut = &leftOut;
  const std::vector<std::uint8_t> queriesOut = leftOutQueries(display.leaveOut, source.queryTokens());
  if (!queriesOut.empty()) plot.queries.leftOut = &queriesOut;
  HeatMapLook look = makeLook(source, display, canvas.fit, canvas.request.dark, canvas.layout.font);
  look.numbers = canvas.request.numbers;
  look.frames = canvas.request.frames;
  look.overviews = tiles;
  paintExactly(painter, plot.heatMap, look, canvas.request.printing, execution);
  paintNumbers(painter, plot.heatMap, look);
  paintFrame(painter, plot.heatMap, look);
  paintMarks(painter, plot.heatMap, {snapshot.focus.query, snapshot.focus.key}, canvas.style);
  plot.queries.paint(painter, canvas.style);
  plot.keys.paint(painter, canvas.style);
  makeColorScale(display, canvas.fit, canvas.request.dark, canvas.layout.font)
      .paint(painter, plot.scale, canvas.style);
}

}  // namespace

void paintPositions(QPainter& painter, const PositionsScene& scene, const PositionsLayout& layout,
                    const PaintRequest& request, const Execution& execution) {
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  Canvas canvas{painter, scene, layout, request, pictureStyle(request.dark), {}, {}, {}};
  paintHeading(canvas, layout.comparison);
  paintEncoding(canvas);
  execution.throwIfStopped();
  canvas.fit = sharedFit(canvas, Execution{execution.pool, execution.stop, {}});
  paintAttention(canvas, layout.withPositions, layout.withPlot, canvas.withTiles,
                 progressPart(execution, 0, 0.5));
  paintAttention(canvas, layout.withoutPositions, layout.withoutPlot, canvas.withoutTiles,
                 progressPart(execution, 0.5, 1));
}

PositionsHit positionsAt(const PositionsLayout& layout, const QPointF& point) {
  using Part = PositionsHit::Part;
  const auto inMatrix = [&](const std::optional<SignedMatrix>& plot, Part part) -> PositionsHit {
    if (!plot) return {};
    const auto [row, column] = plot->cellAt(point);
    return row < 0 ? PositionsHit{} : PositionsHit{part, row, column};
  };
  const auto inPattern = [&](const std::optional<AttentionPlot>& plot, Part part) -> PositionsHit {
    if (!plot) return {};
    const CellMarks cell = cellAt(plot->heatMap, point);
    return cell.query < 0 ? PositionsHit{} : PositionsHit{part, cell.query, cell.key};
  };
  for (const PositionsHit& hit :
       {inMatrix(layout.encodingPlot, Part::Encoding), inMatrix(layout.similarityPlot, Part::Similarity),
        inPattern(layout.withPlot, Part::With), inPattern(layout.withoutPlot, Part::Without)})
    if (hit.part != Part::Nothing) return hit;
  return {};
}

QString positionsTip(const PositionsScene& scene, const PositionsHit& hit) {
  using Part = PositionsHit::Part;
  const EncodingContent& encoding = scene.encoding;
  switch (hit.part) {
    case Part::Nothing:
      return {};
    case Part::Encoding:
      return Words::tr("%1 %2, %3: %4")
          .arg(encoding.rowName, tickText(double(encoding.firstRow + hit.row), 1))
          .arg(columnText(encoding, hit.column), scoreText(encoding.values(hit.row, hit.column)));
    case Part::Similarity:
      return Words::tr("positions %1 and %2: %3")
          .arg(hit.row)
          .arg(hit.column)
          .arg(scoreText(encoding.similarity(hit.row, hit.column)));
    case Part::With:
    case Part::Without:
      break;
  }
  const PatternSource* source = hit.part == Part::With ? scene.withPositions() : scene.withoutPositions();
  if (!source) return {};
  return Words::tr("“%1” (query %2) → “%3” (key %4): %5")
      .arg(tokenLabel(source->queryTokens()[static_cast<std::size_t>(hit.row)]))
      .arg(hit.row)
      .arg(tokenLabel(source->keyTokens()[static_cast<std::size_t>(hit.column)]))
      .arg(hit.column)
      .arg(weightText(source->cell(scene.snapshot.focus.headId(), hit.row, hit.column)));
}

}  // namespace headlight
