#include "ui/views/positions_layout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/models/facts.h"
#include "ui/models/model_words.h"
#include "ui/plots/number_axis.h"
#include "ui/plots/wrapped_text.h"

namespace headlight {

namespace {

constexpr double plotMargin = 14;
constexpr double plotGap = 18;       // between panels
constexpr double plotScaleGap = 12;  // between a matrix and its scale
constexpr int headingLines = 4;      // of a title or a note at most

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Positions)
};

QFont scaled(QFont font, double factor, bool bold = false) {
  font.setPixelSize(std::max(8, static_cast<int>(std::lround(font.pixelSize() * factor))));
  font.setBold(bold);
  // Letters keep their distances at any size, so that a picture is laid out the same on screen and on paper.
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

/// A panel narrower than this has the curves in a row of their own.
double narrowWidth(const QFont& font) { return 54.0 * font.pixelSize(); }

void nameEncoding(PositionsLayout& layout, const PositionsScene& scene) {
  const EncodingContent& encoding = scene.encoding;
  const RunResult* result = scene.snapshot.result.get();
  const QString model = result ? result->sourceName : Words::tr("the model");
  const QString own = encodingName(scene.snapshot);
  const QString whose =
      encoding.own ? Words::tr("of %1's own encoding").arg(model) : Words::tr("of the formula");
  layout.matrix.title = encoding.own ? Words::tr("Own encoding of %1: %2").arg(model, encoding.name)
                                     : Words::tr("Formula: %1").arg(encoding.name);
  const QString details = capitalized(encoding.details);
  layout.matrix.note = encoding.own || own.isEmpty()
                           ? details
                           : Words::tr("%1. Not the model's: %2's own is %3").arg(details, model, own);
  layout.similarity.title = encoding.similarityName;
  layout.similarity.note = whose;
  layout.curves.title = encoding.sineColumns > 0 ? Words::tr("Curves of cosines and sines")
                                                 : Words::tr("Curves, by %1").arg(encoding.columnName);
  layout.curves.note = whose;
}

void nameAttention(PositionsPanel& panel, const PositionsScene& scene, bool with) {
  const PatternSource* source = with ? scene.withPositions() : scene.withoutPositions();
  if (!source) {
    panel.title = with ? Words::tr("With positions") : Words::tr("Without positions");
    return;
  }
  const QString head = headText(scene.snapshot.focus.headId());
  panel.title =
      (with ? Words::tr("Head %1 with positions") : Words::tr("Head %1 without positions")).arg(head);
  panel.note = with ? Words::tr("%1's own encoding: %2")
                          .arg(scene.snapshot.result->sourceName, encodingName(scene.snapshot))
                    : Words::tr("The same run with the encoding switched off");
  if (!scene.snapshot.result->model) panel.note.clear();
  const PatternShape shape = source->shape();
  if (std::max(shape.queries, shape.keys) > AttentionPlot::mostTokens)
    panel.note = Words::tr("%1 (first %2 tokens)")
                     .arg(panel.note, QString::number(AttentionPlot::mostTokens))
                     .trimmed();
}

/// The rooms beside plots that depend on nothing but the font and the numbers.
struct Rooms {
  double axisLeft = 0;
  double axisBottom = 0;
  double matrixScale = 0;      // with its gap
  double similarityScale = 0;  // likewise
  QSizeF labels{0, 0};         // of the attention: left and top
  double attentionScale = 0;

  Rooms(const PositionsScene& scene, const QFont& font, double side);
};

Rooms::Rooms(const PositionsScene& scene, const QFont& font, double side)
    : axisLeft(NumberAxis::extent(NumberAxis::Edge::Left, font)),
      axisBottom(NumberAxis::extent(NumberAxis::Edge::Bottom, font)),
      attentionScale(AttentionPlot::scaleRoom(font)) {
  const auto scaleOf = [&](const Matrix& values) {
    return values.size() ? plotScaleGap + SignedMatrix{&values, signedLimit(values), {}}.scaleWidth(font) : 0;
  };
  matrixScale = scaleOf(scene.encoding.values);
  similarityScale = scaleOf(scene.encoding.similarity);
  for (const PatternSource* source : {scene.withPositions(), scene.withoutPositions()})
    if (source) labels = labels.expandedTo(AttentionPlot::labelRoom(*source, side, font));
}

/// Wraps a panel's heading to its width; returns its height.
double wrapHeading(PositionsPanel& panel, double width, const QFont& font) {
  const QFont title = PositionsLayout::titleFont(font), note = PositionsLayout::noteFont(font);
  panel.titleLines = wrappedText(panel.title, title, width, headingLines);
  panel.noteLines = panel.note.isEmpty() ? QStringList() : wrappedText(panel.note, note, width, headingLines);
  const double titles = double(panel.titleLines.size()) * QFontMetricsF(title).height();
  const double notes = double(panel.noteLines.size()) * QFontMetricsF(note).height();
  return titles + notes + 0.5 * QFontMetricsF(font).height();
}

/// The heights of the two rows' headings, and the widths that they were wrapped to.
struct Widths {
  double matrix = 0, similarity = 0, curves = 0, attention = 0;
};

struct Arranger {
  PositionsLayout& layout;
  const QFont& font;
  QRectF inner;
  Rooms rooms;
  bool threeRows = false;
  double headTop = 0, headCurves = 0, headAttention = 0;

  void wrap(const Widths& widths) {
    headTop = std::max(wrapHeading(layout.matrix, widths.matrix, font),
                       wrapHeading(layout.similarity, widths.similarity, font));
    headCurves = wrapHeading(layout.curves, widths.curves, font);
    headAttention = std::max(wrapHeading(layout.withPositions, widths.attention, font),
                             wrapHeading(layout.withoutPositions, widths.attention, font));
    // Panels in one row have their plots in line.
    if (!threeRows) headCurves = headAttention = std::max(headCurves, headAttention);
  }
  Widths place() { return threeRows ? placeThreeRows() : placeTwoRows(); }
  Widths placeTwoRows();
  Widths placeThreeRows();
  Widths placeTop(double height, double widest);
  static void put(PositionsPanel& panel, const QRectF& area, double heading) {
    panel.area = area;
    panel.body = area.adjusted(0, heading, 0, 0);
  }
};

/// Matrix and similarity side by side; the similarity is a square, the matrix takes what is left.
Widths Arranger::placeTop(double height, double widest) {
  const double around = rooms.axisLeft + rooms.similarityScale;
  const double side = std::max(20.0, std::min(height - headTop - rooms.axisBottom, widest - around));
  const double similarity = side + around;
  const double matrix = inner.width() - similarity - plotGap;
  put(layout.matrix, {inner.left(), inner.top(), matrix, height}, headTop);
  put(layout.similarity, {inner.right() - similarity, inner.top(), similarity, height}, headTop);
  return {matrix, similarity, 0, 0};
}

Widths Arranger::placeTwoRows() {
  const double height = inner.height() - plotGap;
  const double curvesLeast = std::max(20.0 * font.pixelSize(), 0.36 * inner.width());
  const double widestSide = (inner.width() - curvesLeast - 2 * plotGap) / 2 - rooms.labels.width();
  const double around = headAttention + rooms.labels.height() + rooms.attentionScale;
  const double lower = std::clamp(widestSide + around, 0.42 * height, 0.6 * height);
  const double side = std::max(20.0, std::min(widestSide, lower - around));
  const double attention = side + rooms.labels.width();
  Widths widths = placeTop(height - lower, 0.48 * inner.width());
  widths.attention = attention;
  widths.curves = inner.width() - 2 * (attention + plotGap);
  const double top = inner.bottom() - lower;
  put(layout.curves, {inner.left(), top, widths.curves, lower}, headCurves);
  put(layout.withPositions, {inner.right() - 2 * attention - plotGap, top, attention, lower}, headAttention);
  put(layout.withoutPositions, {inner.right() - attention, top, attention, lower}, headAttention);
  return widths;
}

Widths Arranger::placeThreeRows() {
  const double attention = (inner.width() - plotGap) / 2;
  const double aroundTop = headTop + rooms.axisBottom;
  const double aroundAttention = headAttention + rooms.labels.height() + rooms.attentionScale;
  double side = attention - rooms.labels.width();
  double topSide = 0.46 * inner.width() - rooms.axisLeft - rooms.similarityScale;
  const double curvesLeast = headCurves + 11 * QFontMetricsF(font).height();
  const double free = inner.height() - 2 * plotGap - aroundTop - aroundAttention - curvesLeast;
  const double shrink = std::clamp(free / std::max(1.0, side + topSide), 0.1, 1.0);
  side *= shrink;
  topSide *= shrink;
  Widths widths = placeTop(aroundTop + topSide, 0.46 * inner.width());
  widths.attention = attention;
  widths.curves = inner.width();
  const double top = inner.top() + aroundTop + topSide + plotGap;
  const double lower = aroundAttention + side;
  put(layout.curves, {inner.left(), top, inner.width(), inner.bottom() - lower - plotGap - top}, headCurves);
  put(layout.withPositions, {inner.left(), inner.bottom() - lower, attention, lower}, headAttention);
  put(layout.withoutPositions, {inner.right() - attention, inner.bottom() - lower, attention, lower},
      headAttention);
  return widths;
}

void plot(PositionsLayout& layout, const PositionsScene& scene, const Rooms& rooms) {
  const EncodingContent& encoding = scene.encoding;
  if (encoding.missing.isEmpty()) {
    const auto matrixIn = [&](const PositionsPanel& panel, const Matrix& values, double scale) {
      return SignedMatrix{&values, signedLimit(values),
                          panel.body.adjusted(rooms.axisLeft, 0, -scale, -rooms.axisBottom)};
    };
    layout.encodingPlot = matrixIn(layout.matrix, encoding.values, rooms.matrixScale);
    layout.similarityPlot = matrixIn(layout.similarity, encoding.similarity, rooms.similarityScale);
    QRectF& square = layout.similarityPlot->plot;
    const double side = std::min(square.width(), square.height());
    square.setSize({side, side});
  }
  const auto attentionIn = [&](const PositionsPanel& panel, const PatternSource* source) {
    return source
               ? std::optional<AttentionPlot>(std::in_place, *source, scene.snapshot, panel.body, layout.font)
               : std::nullopt;
  };
  layout.withPlot = attentionIn(layout.withPositions, scene.withPositions());
  layout.withoutPlot = attentionIn(layout.withoutPositions, scene.withoutPositions());
}

}  // namespace

QFont PositionsLayout::titleFont(const QFont& font) { return scaled(font, 1.1, true); }
QFont PositionsLayout::noteFont(const QFont& font) { return scaled(font, 1.0); }

double PositionsLayout::minimumHeight(double width, const QFont& font) {
  return (width - 2 * plotMargin < narrowWidth(font) ? 62.0 : 30.0) * font.pixelSize();
}

PositionsLayout PositionsLayout::make(const PositionsScene& scene, const QRectF& area) {
  PositionsLayout layout;
  layout.font = scaled(scene.font, 0.92);
  nameEncoding(layout, scene);
  nameAttention(layout.withPositions, scene, true);
  nameAttention(layout.withoutPositions, scene, false);
  QRectF inner = area.adjusted(plotMargin, plotMargin, -plotMargin, -plotMargin);
  if (!scene.comparison.isEmpty()) {
    const QFont note = noteFont(layout.font);
    layout.comparison.area = inner;
    layout.comparison.noteLines = wrappedText(scene.comparison, note, inner.width(), headingLines);
    inner.setTop(inner.top() +
                 (double(layout.comparison.noteLines.size()) + 0.5) * QFontMetricsF(note).height());
  }
  const bool threeRows = inner.width() < narrowWidth(scene.font) && inner.height() > 0.8 * inner.width();
  Arranger arranger{layout, layout.font, inner, Rooms(scene, layout.font, inner.width() / 4), threeRows};
  Widths widths{inner.width() * 0.55, inner.width() * 0.35, inner.width() / 3, inner.width() / 3};
  // Headings need their widths, widths the room that headings leave: the second round has settled it.
  constexpr int rounds = 3;
  for (int round = 0; round < rounds; ++round) {
    arranger.wrap(widths);
    widths = arranger.place();
  }
  plot(layout, scene, arranger.rooms);
  return layout;
}

}  // namespace headlight
