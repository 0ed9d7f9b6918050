#include "ui/views/positions_picture.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <algorithm>

#include "ui/models/number_text.h"
#include "ui/plots/color_scale.h"
#include "ui/plots/curve_plot.h"
#include "ui/plots/heat_map_painter.h"
#include "ui/plots/number_axis.h"
#include "ui/plots/token_axis.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

constexpr double margin = 14;
constexpr double scaleWidth = 58;  // bar and numbers
constexpr std::int64_t mostTokens = 256;

QString translated(const char* text) { return QCoreApplication::translate("Positions", text); }

QFont textFont(int pixels) {
  QFont font(QGuiApplication::font().family());
  font.setPixelSize(pixels);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

QFont headingFont() {
  QFont font = textFont(13);
  font.setBold(true);
  return font;
}

double headingHeight() { return QFontMetricsF(headingFont()).height() * 1.5; }

void paintHeading(QPainter& painter, const QRectF& panel, const QString& text, const PictureStyle& style) {
  painter.setFont(headingFont());
  painter.setPen(style.text);
  painter.drawText(QRectF(panel.left(), panel.top(), panel.width(), headingHeight()),
                   Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                   QFontMetricsF(headingFont()).elidedText(text, Qt::ElideRight, panel.width()));
}

void paintWords(QPainter& painter, const QRectF& area, const QString& text, const PictureStyle& style) {
  painter.setFont(textFont(13));
  painter.setPen(style.mutedText);
  painter.drawText(area.adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, text);
}

/// The plots of the two matrices inside their panels.
SignedMatrix encodingMatrix(const PositionsScene& scene, const QRectF& panel) {
  const QFont font = textFont(11);
  const QRectF plot = panel.adjusted(NumberAxis::extent(NumberAxis::Edge::Left, font), headingHeight(),
                                     -scaleWidth - 10, -NumberAxis::extent(NumberAxis::Edge::Bottom, font));
  return {&scene.encoding.values, signedLimit(scene.encoding.values), plot};
}

SignedMatrix similarityMatrix(const PositionsScene& scene, const QRectF& panel) {
  SignedMatrix matrix = encodingMatrix(scene, panel);
  matrix.values = &scene.encoding.similarity;
  matrix.limit = signedLimit(scene.encoding.similarity);
  // Positions against positions: a square.
  const double side = std::min(matrix.plot.width(), matrix.plot.height());
  matrix.plot.setSize({side, side});
  return matrix;
}

struct MatrixNames {
  QString heading, rows, columns;
};

void paintMatrix(QPainter& painter, const QRectF& panel, const SignedMatrix& matrix, const MatrixNames& names,
                 const PaintRequest& request) {
  const PictureStyle& style = pictureStyle(request.dark);
  paintHeading(painter, panel, names.heading, style);
  if (matrix.plot.width() < 20 || matrix.plot.height() < 20) return;
  matrix.paint(painter, style, request.printing);
  const QFont font = textFont(11);
  NumberAxis{
      NumberAxis::Edge::Left, matrix.plot, 0, double(matrix.values->rows()), true, false, names.rows, font}
      .paint(painter, style);
  NumberAxis{NumberAxis::Edge::Bottom,
             matrix.plot,
             0,
             double(matrix.values->cols()),
             true,
             false,
             names.columns,
             font}
      .paint(painter, style);
  const QRectF scale(matrix.plot.right() + 12, matrix.plot.top(), scaleWidth, matrix.plot.height());
  matrix.paintScale(painter, scale, style, font);
}

void paintCurves(QPainter& painter, const QRectF& panel, const EncodingContent& encoding,
                 const PictureStyle& style) {
  paintHeading(painter, panel,
               encoding.sineColumns > 0 ? translated("Curves of cosines and sines")
                                        : translated("Curves, by %1").arg(encoding.columnName),
               style);
  CurvePlot plot;
  plot.xName = encoding.rowName;
  plot.yName = translated("value");
  plot.font = textFont(11);
  for (const int column : encoding.curves) {
    Curve curve{encoding.sineColumns > 0 ? columnText(encoding, column) : QString::number(column), {}};
    for (Eigen::Index row = 0; row < encoding.values.rows(); ++row)
      curve.values.push_back(encoding.values(row, column));
    plot.curves.push_back(std::move(curve));
  }
  plot.paint(painter, panel.adjusted(0, headingHeight(), 0, 0), style);
}

/// One head's heatmap with its token axes, laid out inside a panel.
struct AttentionPlot {
  HeatMap heatMap;
  TokenAxis queries;
  TokenAxis keys;
  QRectF scale;

  AttentionPlot(const PatternSource& source, const Snapshot& snapshot, const QRectF& panel);
};

AttentionPlot::AttentionPlot(const PatternSource& source, const Snapshot& snapshot, const QRectF& panel) {
  const PatternShape whole = source.shape();
  PatternShape shape = whole;
  shape.queries = std::min(whole.queries, mostTokens);
  shape.keys = std::min(whole.keys, mostTokens);
  const QFont font = textFont(12);
  const double scaleHeight = 34;
  const QRectF inner = panel.adjusted(0, headingHeight(), -6, -scaleHeight - 6);
  const auto axis = [&](const TokenList& tokens, TokenAxis::Edge edge, std::int64_t count) {
    TokenAxis made;
    made.tokens = &tokens;
    made.edge = edge;
    made.count = double(count);
    made.font = font;
    return made;
  };
  queries = axis(source.queryTokens(), TokenAxis::Edge::Left, shape.queries);
  keys = axis(source.keyTokens(), TokenAxis::Edge::Top, shape.keys);
  queries.selected = snapshot.focus.query;
  keys.selected = snapshot.focus.key;
  const double left = queries.extent(inner.height(), inner.width() * 0.3);
  const double top = keys.extent(inner.width() - left, inner.height() * 0.3);
  const QRectF plot = fitPattern(inner.adjusted(left, top, 0, 0), shape, 1);
  heatMap = {&source, snapshot.focus.headId(), plot, QRectF(0, 0, double(shape.keys), double(shape.queries))};
  queries.band = QRectF(plot.left() - left, plot.top(), left, plot.height());
  keys.band = QRectF(plot.left(), plot.top() - top, plot.width(), top);
  scale = QRectF(plot.left(), plot.bottom() + 8, plot.width(), scaleHeight);
}

QString attentionHeading(const PositionsScene& scene, bool with, const PatternSource& source) {
  QString text = with ? translated("Head %1 with positions") : translated("Head %1 without positions");
  text = text.arg(QStringLiteral("%1.%2").arg(scene.snapshot.focus.layer).arg(scene.snapshot.focus.head));
  const PatternShape shape = source.shape();
  if (std::max(shape.queries, shape.keys) > mostTokens)
    text += translated(" (first %1 tokens)").arg(mostTokens);
  return text;
}

void paintAttention(QPainter& painter, const QRectF& panel, const PositionsScene& scene, bool with,
                    const PaintRequest& request, const Execution& execution) {
  const PictureStyle& style = pictureStyle(request.dark);
  const PatternSource* source = with ? scene.withPositions() : scene.withoutPositions();
  if (!source) {
    paintHeading(painter, panel, with ? translated("With positions") : translated("Without positions"),
                 style);
    paintWords(painter, panel,
               scene.counterpartMissing.isEmpty() ? translated("Computing…") : scene.counterpartMissing,
               style);
    return;
  }
  paintHeading(painter, panel, attentionHeading(scene, with, *source), style);
  AttentionPlot plot(*source, scene.snapshot, panel);
  if (plot.heatMap.plot.width() < 20) return;
  const std::vector<std::uint8_t> leftOut =
      leftOutKeys(scene.snapshot.state.display.leaveOut, source->keyTokens());
  if (!leftOut.empty()) plot.keys.leftOut = &leftOut;
  const DisplayOptions& display = scene.snapshot.state.display;
  const ColorFit fit = fitColorsExactly(*source, display, std::vector{plot.heatMap.head}, execution);
  HeatMapLook look = makeLook(*source, display, fit, request.dark, textFont(11));
  look.numbers = request.numbers;
  paintExactly(painter, plot.heatMap, look, request.printing, execution);
  paintNumbers(painter, plot.heatMap, look);
  paintMarks(painter, plot.heatMap, {scene.snapshot.focus.query, scene.snapshot.focus.key}, style);
  plot.queries.paint(painter, style);
  plot.keys.paint(painter, style);
  makeColorScale(display, fit, request.dark, textFont(11)).paint(painter, plot.scale, style);
}

const PatternSource* patternsOf(const Trace* trace, AttentionKind kind) {
  const AttentionTrace* attention = trace ? trace->attention(kind) : nullptr;
  return attention ? attention->patterns.get() : nullptr;
}

}  // namespace

const PatternSource* PositionsScene::withPositions() const {
  if (!snapshot.result) return nullptr;
  const bool off = snapshot.result->request.interventions.withoutPositions;
  return patternsOf(off ? counterpart.get() : snapshot.result->trace.get(), snapshot.focus.kind);
}

const PatternSource* PositionsScene::withoutPositions() const {
  if (!snapshot.result) return nullptr;
  const bool off = snapshot.result->request.interventions.withoutPositions;
  return patternsOf(off ? snapshot.result->trace.get() : counterpart.get(), snapshot.focus.kind);
}

PositionsScene makePositionsScene(const Snapshot& snapshot) {
  PositionsScene scene;
  scene.snapshot = snapshot;
  scene.encoding = encodingContent(snapshot);
  if (!snapshot.result)
    scene.counterpartMissing = translated("Type a sentence to see its attention with and without positions.");
  else if (!snapshot.result->model)
    scene.counterpartMissing =
        translated("These weights were read from a file; there is no model to run without positions.");
  return scene;
}

PositionsLayout PositionsLayout::make(const QRectF& area) {
  const QRectF inner = area.adjusted(margin, margin, -margin, -margin);
  // A narrow picture has a row of its own for the curves.
  constexpr double narrow = 760;
  const bool threeRows = inner.width() < narrow && inner.height() > 0.8 * inner.width();
  const double rows = threeRows ? 3 : 2;
  const double upper = (inner.height() - (rows - 1) * margin) * (threeRows ? 0.34 : 0.47);
  // The similarity is a square beside its scale; the matrix takes what is left.
  const double square = std::min(upper + 60, inner.width() * 0.42);
  PositionsLayout layout;
  layout.matrix = QRectF(inner.left(), inner.top(), inner.width() - square - margin, upper);
  layout.similarity = QRectF(inner.right() - square, inner.top(), square, upper);
  double top = inner.top() + upper + margin;
  double left = inner.left();
  if (threeRows) {
    layout.curves = QRectF(left, top, inner.width(), (inner.bottom() - top - margin) * 0.45);
    top = layout.curves.bottom() + margin;
  } else {
    layout.curves = QRectF(left, top, (inner.width() - 2 * margin) / 3, inner.bottom() - top);
    left = layout.curves.right() + margin;
  }
  const double half = (inner.right() - left - margin) / 2;
  layout.withPositions = QRectF(left, top, half, inner.bottom() - top);
  layout.withoutPositions = QRectF(inner.right() - half, top, half, inner.bottom() - top);
  return layout;
}

void paintPositions(QPainter& painter, const PositionsScene& scene, const PaintRequest& request,
                    const Execution& execution) {
  const PositionsLayout layout = PositionsLayout::make(request.area);
  const PictureStyle& style = pictureStyle(request.dark);
  const EncodingContent& encoding = scene.encoding;
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  if (!encoding.missing.isEmpty()) {
    paintWords(painter, layout.matrix.united(layout.similarity), encoding.missing, style);
  } else {
    paintMatrix(painter, layout.matrix, encodingMatrix(scene, layout.matrix),
                {encoding.name, encoding.rowName, encoding.columnName}, request);
    paintMatrix(painter, layout.similarity, similarityMatrix(scene, layout.similarity),
                {encoding.similarityName, translated("position"), translated("position")}, request);
    paintCurves(painter, layout.curves, encoding, style);
  }
  execution.throwIfStopped();
  paintAttention(painter, layout.withPositions, scene, true, request, execution);
  paintAttention(painter, layout.withoutPositions, scene, false, request, execution);
}

PositionsHit positionsAt(const PositionsScene& scene, const QRectF& area, const QPointF& point) {
  using Part = PositionsHit::Part;
  const PositionsLayout layout = PositionsLayout::make(area);
  if (scene.encoding.missing.isEmpty()) {
    const auto [row, column] = encodingMatrix(scene, layout.matrix).cellAt(point);
    if (row >= 0) return {Part::Encoding, row, column};
    const auto [first, second] = similarityMatrix(scene, layout.similarity).cellAt(point);
    if (first >= 0) return {Part::Similarity, first, second};
  }
  for (const bool with : {true, false}) {
    const PatternSource* source = with ? scene.withPositions() : scene.withoutPositions();
    if (!source) continue;
    const AttentionPlot plot(*source, scene.snapshot, with ? layout.withPositions : layout.withoutPositions);
    const CellMarks cell = cellAt(plot.heatMap, point);
    if (cell.query >= 0) return {with ? Part::With : Part::Without, cell.query, cell.key};
  }
  return {};
}

QString positionsTip(const PositionsScene& scene, const PositionsHit& hit) {
  using Part = PositionsHit::Part;
  const EncodingContent& encoding = scene.encoding;
  switch (hit.part) {
    case Part::Nothing:
      return {};
    case Part::Encoding:
      return translated("%1 %2, %3: %4")
          .arg(encoding.rowName)
          .arg(hit.row)
          .arg(columnText(encoding, hit.column), scoreText(encoding.values(hit.row, hit.column)));
    case Part::Similarity:
      return translated("positions %1 and %2: %3")
          .arg(hit.row)
          .arg(hit.column)
          .arg(scoreText(encoding.similarity(hit.row, hit.column)));
    case Part::With:
    case Part::Without:
      break;
  }
  const PatternSource* source = hit.part == Part::With ? scene.withPositions() : scene.withoutPositions();
  if (!source) return {};
  return translated("“%1” (query %2) → “%3” (key %4): %5")
      .arg(tokenLabel(source->queryTokens()[static_cast<std::size_t>(hit.row)]))
      .arg(hit.row)
      .arg(tokenLabel(source->keyTokens()[static_cast<std::size_t>(hit.column)]))
      .arg(hit.column)
      .arg(weightText(source->cell(scene.snapshot.focus.headId(), hit.row, hit.column)));
}

}  // namespace headlight
