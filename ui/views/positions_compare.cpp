#include "ui/views/positions_compare.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/models/model_words.h"
#include "ui/models/number_text.h"
#include "ui/plots/number_axis.h"
#include "ui/plots/signed_matrix.h"
#include "ui/session/compare_options.h"
#include "ui/session/positions_options.h"
#include "ui/views/compare/compare_scene.h"
#include "ui/views/placeholder.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Positions)
};

constexpr double margin = 10;
constexpr double gap = 18;       // between the matrix and the similarity
constexpr double scaleGap = 12;  // between a matrix and its scale
constexpr double smallestPlot = 20;

bool sameShape(const Matrix& a, const Matrix& b) { return a.rows() == b.rows() && a.cols() == b.cols(); }

QString shapeText(const EncodingContent& content) {
  return QStringLiteral("%1 × %2").arg(content.values.rows()).arg(content.values.cols());
}

/// A - B, or why there is none.
EncodingContent differenceOf(const EncodingContent& a, const EncodingContent& b) {
  EncodingContent difference;
  difference.missing = !a.missing.isEmpty() ? a.missing : b.missing;
  if (!difference.missing.isEmpty()) return difference;
  const bool alike = a.rowName == b.rowName && a.columnName == b.columnName && a.firstRow == b.firstRow;
  if (!alike || !sameShape(a.values, b.values)) {
    difference.missing = alike
                             ? Words::tr("A's matrix is %1, B's is %2: there is no difference to show.")
                                   .arg(shapeText(a), shapeText(b))
                             : Words::tr("A's positions are %1, B's are %2: there is no difference to show.")
                                   .arg(a.name, b.name);
    return difference;
  }
  difference = a;
  difference.values = a.values - b.values;
  difference.similarity = Matrix();
  if (a.similarityName == b.similarityName && sameShape(a.similarity, b.similarity))
    difference.similarity = a.similarity - b.similarity;
  return difference;
}

QString details(const EncodingContent& content) {
  if (!content.missing.isEmpty()) return {};
  return content.details.isEmpty() ? capitalized(content.name)
                                   : QStringLiteral("%1: %2").arg(capitalized(content.name), content.details);
}

QString signedScore(double difference) {
  const QString text = scoreText(difference);
  return difference > 0 ? QLatin1Char('+') + text : text;
}

bool hasCell(const Matrix& values, int row, int column) {
  return row < values.rows() && column < values.cols();
}

}  // namespace

PositionsComparison positionsComparison(const Snapshot& snapshot) {
  if (!Comparison::isOn(snapshot)) return {};
  const auto positions = optionsIn<PositionsOptions>(snapshot.state.viewOptions);
  if (positions.source != PositionsOptions::Source::Model)
    return {false, Words::tr("A formula is of no model: it is the same for A and for B.")};
  switch (optionsIn<CompareOptions>(snapshot.state.viewOptions).with) {
    case CompareOptions::With::Model:
      return {true, {}};
    case CompareOptions::With::Text:
    case CompareOptions::With::Head:
    case CompareOptions::With::NoExperiments:
      break;
  }
  return {false,
          Words::tr("A and B are runs of one model, whose positions are the same in both. The attention "
                    "below is that of A.")};
}

ComparedEncodings ComparedEncodings::make(const Snapshot& first, const Snapshot& second,
                                          const QString& problem) {
  ComparedEncodings all;
  all.first = encodingContent(first);
  if (problem.isEmpty())
    all.second = encodingContent(second);
  else
    all.second.missing = problem;
  all.difference = differenceOf(all.first, all.second);
  return all;
}

EncodingScene::EncodingScene(std::shared_ptr<const ComparedEncodings> all, Part part, const Limits& limits,
                             const SceneRequest& request)
    : m_all(std::move(all)),
      m_part(part),
      m_limits(limits),
      m_font(request.font),
      m_size(request.width, request.height),
      m_printing(request.printing),
      m_dark(request.dark),
      m_pixelRatio(request.pixelRatio) {
  m_font.setPixelSize(std::max(8, static_cast<int>(std::lround(m_font.pixelSize() * 0.92))));
  if (!content().missing.isEmpty()) return;
  layOut();
  if (m_printing) return;
  for (const bool similarity : {false, true})
    m_images[similarity ? 1 : 0] = imageOf(similarity, pictureStyle(m_dark));
}

const EncodingContent& EncodingScene::content() const {
  switch (m_part) {
    case Part::First:
      return m_all->first;
    case Part::Second:
      return m_all->second;
    case Part::Difference:
      break;
  }
  return m_all->difference;
}

/// The similarity is a square; it stands beside the matrix where the page is wide.
void EncodingScene::layOut() {
  const double left = NumberAxis::extent(NumberAxis::Edge::Left, m_font);
  const double bottom = NumberAxis::extent(NumberAxis::Edge::Bottom, m_font);
  const double heading = QFontMetricsF(m_font).height() + 6;
  const auto scaleOf = [&](const Matrix& values, double limit) {
    return values.size() ? scaleGap + SignedMatrix{&values, limit, {}}.scaleWidth(m_font) : 0;
  };
  const double scale = scaleOf(content().values, m_limits.values);
  const double otherScale = scaleOf(content().similarity, m_limits.similarity);
  const QRectF page = QRectF(QPointF(), m_size).adjusted(margin, margin, -margin, -margin);
  const bool hasSimilarity = content().similarity.size() > 0;
  const bool wide = page.width() > 1.3 * page.height();
  const auto inside = [&](const QRectF& room, double scaleWidth) {
    return room.adjusted(left, heading, -scaleWidth, -bottom);
  };
  QRectF top = page, rest;
  if (hasSimilarity && wide) {
    const double side = std::min(page.height() - heading - bottom, 0.45 * page.width() - left - otherScale);
    rest =
        QRectF(page.right() - side - left - otherScale, page.top(), side + left + otherScale, page.height());
    top.setRight(rest.left() - gap);
  } else if (hasSimilarity) {
    top.setHeight((page.height() - gap) * 0.45);
    rest = QRectF(page.left(), top.bottom() + gap, page.width(), page.bottom() - top.bottom() - gap);
  }
  m_matrix = inside(top, scale);
  if (!hasSimilarity) return;
  m_similarity = inside(rest, otherScale);
  const double side = std::max(0.0, std::min(m_similarity.width(), m_similarity.height()));
  m_similarity.setSize({side, side});
}

/// Cells alone, in device pixels: they are painted once and not for every frame.
QImage EncodingScene::imageOf(bool similarity, const PictureStyle& style) const {
  const QRectF& plot = similarity ? m_similarity : m_matrix;
  const QSize pixels = (plot.size() * m_pixelRatio).toSize();
  if (plot.width() < smallestPlot || plot.height() < smallestPlot || pixels.isEmpty()) return {};
  QImage image(pixels, QImage::Format_RGB32);
  image.fill(style.base);
  QPainter painter(&image);
  SignedMatrix{similarity ? &content().similarity : &content().values,
               similarity ? m_limits.similarity : m_limits.values, QRectF(QPointF(), QSizeF(pixels))}
      .paint(painter, style, false);
  return image;
}

void EncodingScene::paintCells(QPainter& painter, const PictureStyle& style, bool similarity) const {
  const QRectF& plot = similarity ? m_similarity : m_matrix;
  if (m_printing) {
    SignedMatrix{similarity ? &content().similarity : &content().values,
                 similarity ? m_limits.similarity : m_limits.values, plot}
        .paint(painter, style, true);
    return;
  }
  const QImage& kept = m_images[similarity ? 1 : 0];
  painter.drawImage(plot, style.dark == m_dark ? kept : imageOf(similarity, style));
  painter.setPen(QPen(style.frame, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(plot);
}

void EncodingScene::paintMatrix(QPainter& painter, const PictureStyle& style, bool similarity) const {
  const EncodingContent& shown = content();
  const QRectF& plot = similarity ? m_similarity : m_matrix;
  if (plot.width() < smallestPlot || plot.height() < smallestPlot) return;
  const QFontMetricsF metrics(m_font);
  painter.setFont(m_font);
  painter.setPen(style.mutedText);
  const QString heading = similarity ? shown.similarityName : Words::tr("Encoding");
  const double room = m_size.width() - plot.left() - margin;
  painter.drawText(QRectF(plot.left(), plot.top() - metrics.height() - 4, room, metrics.height()),
                   Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   metrics.elidedText(heading, Qt::ElideRight, room));
  const Matrix& values = similarity ? shown.similarity : shown.values;
  const SignedMatrix matrix{&values, similarity ? m_limits.similarity : m_limits.values, plot};
  paintCells(painter, style, similarity);
  const auto axis = [&](NumberAxis::Edge edge, int first, Eigen::Index count, const QString& name) {
    NumberAxis{edge, plot, double(first), double(first + count), true, false, false, name, m_font}.paint(
        painter, style);
  };
  const QString position = Words::tr("position");
  axis(NumberAxis::Edge::Left, similarity ? 0 : shown.firstRow, values.rows(),
       similarity ? position : shown.rowName);
  axis(NumberAxis::Edge::Bottom, 0, values.cols(), similarity ? position : shown.columnName);
  matrix.paintScale(painter,
                    QRectF(plot.right() + scaleGap, plot.top(), matrix.scaleWidth(m_font), plot.height()),
                    style, m_font);
}

void EncodingScene::paint(QPainter& painter, const QRectF&, const PictureStyle& style) const {
  painter.save();
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  if (content().missing.isEmpty()) {
    paintMatrix(painter, style, false);
    paintMatrix(painter, style, true);
  } else {
    painter.setFont(m_font);
    paintPlaceholder(painter, QRectF(QPointF(), m_size), content().missing, style);
  }
  painter.restore();
}

QString EncodingScene::tipOf(bool similarity, int row, int column) const {
  const EncodingContent& shown = content();
  const QString place = similarity ? Words::tr("positions %1 and %2").arg(row).arg(column)
                                   : Words::tr("%1 %2, %3")
                                         .arg(shown.rowName, tickText(double(shown.firstRow + row), 1),
                                              columnText(shown, column));
  const auto matrixOf = [similarity](const EncodingContent& one) -> const Matrix& {
    return similarity ? one.similarity : one.values;
  };
  const auto textOf = [&](const EncodingContent& one) {
    const Matrix& values = matrixOf(one);
    return hasCell(values, row, column) ? scoreText(values(row, column)) : QStringLiteral("–");
  };
  QString numbers = QStringLiteral("A %1 · B %2").arg(textOf(m_all->first), textOf(m_all->second));
  if (const Matrix& less = matrixOf(m_all->difference); hasCell(less, row, column))
    numbers += QStringLiteral(" · A − B %1").arg(signedScore(less(row, column)));
  return QStringLiteral("%1: %2").arg(place, numbers).toHtmlEscaped();
}

SceneHit EncodingScene::at(const QPointF& point) const {
  SceneHit hit;
  for (const bool similarity : {false, true}) {
    const QRectF& plot = similarity ? m_similarity : m_matrix;
    const SignedMatrix matrix{similarity ? &content().similarity : &content().values, 1, plot};
    const auto [row, column] = matrix.cellAt(point);
    if (row >= 0) hit.tip = tipOf(similarity, row, column);
  }
  return hit;
}

QString EncodingScene::summary() const {
  return content().missing.isEmpty() ? details(content()) : content().missing;
}

QString ComparedPositionsPicture::title() { return Words::tr("Positions"); }

std::vector<Question> ComparedPositionsPicture::needs(const Snapshot& snapshot) {
  return Comparison::needs(snapshot, nullptr, false);
}

namespace {

/// A and B on one scale, the difference on its own.
EncodingScene::Limits limitsOf(const ComparedEncodings& all, EncodingScene::Part part) {
  if (part == EncodingScene::Part::Difference)
    return {signedLimit(all.difference.values), signedLimit(all.difference.similarity)};
  const auto larger = [](const Matrix& a, const Matrix& b) {
    if (!a.size() || !b.size()) return signedLimit(a.size() ? a : b);
    return std::max(signedLimit(a), signedLimit(b));
  };
  return {larger(all.first.values, all.second.values), larger(all.first.similarity, all.second.similarity)};
}

/// What is said above one of the three; `alone`: the others are not on the page.
ComparedCaption captionFor(ComparedPart part, const Comparison& comparison, const ComparedEncodings& all,
                           bool alone) {
  ComparedCaption caption;
  switch (part) {
    case ComparedPart::First:
      caption = {comparison.firstTitle(), {details(all.first)}};
      break;
    case ComparedPart::Second:
      caption = {comparison.secondTitle(), {details(all.second)}};
      break;
    case ComparedPart::Difference:
      caption.title = Comparison::differenceTitle();
      if (alone) caption.words = {comparison.firstTitle(), comparison.secondTitle()};
      if (all.difference.missing.isEmpty())
        caption.words.append(Words::tr("largest difference: %1")
                                 .arg(scoreText(double(all.difference.values.cwiseAbs().maxCoeff()))));
      break;
  }
  caption.words.removeAll(QString());
  return caption;
}

EncodingScene::Part partOf(ComparedPart part) {
  switch (part) {
    case ComparedPart::First:
      return EncodingScene::Part::First;
    case ComparedPart::Second:
      return EncodingScene::Part::Second;
    case ComparedPart::Difference:
      break;
  }
  return EncodingScene::Part::Difference;
}

/// On a narrow page the pictures stand below each other, each with its two matrices side by side.
PageRooms roomsFor(std::size_t panels, const SceneRequest& request, double caption) {
  constexpr double leastWidth = 300;
  PageRooms rooms = equalRooms(panels, request, caption);
  if (rooms.widths.front() >= leastWidth || rooms.widths.size() == 1) return rooms;
  rooms.widths = {request.width};
  rooms.lastIsWide = false;
  rooms.heights.assign(panels, std::clamp(0.5 * request.width, 220.0, 420.0));
  return rooms;
}

}  // namespace

std::shared_ptr<const Scene> ComparedPositionsPicture::make(const Snapshot& snapshot,
                                                            const SceneRequest& request, const Execution&) {
  if (!snapshot.result) return placeholderScene(missingPatterns(snapshot), request);
  const Comparison comparison(snapshot);
  // A model without the focused kind or head has its positions all the same.
  const QString problem = comparison.second().result ? QString() : comparison.problem();
  const auto all = std::make_shared<const ComparedEncodings>(
      ComparedEncodings::make(comparison.first(), comparison.second(), problem));
  std::vector<ComparedPanel> panels;
  qsizetype lines = 0;
  const std::vector<ComparedPart> parts = comparedParts(comparison.options().show);
  for (const ComparedPart part : parts) {
    panels.push_back({part, nullptr, captionFor(part, comparison, *all, parts.size() == 1)});
    lines = std::max(lines, panels.back().caption.words.size());
  }
  const double caption = captionHeight(request.font, lines);
  const PageRooms rooms = roomsFor(panels.size(), request, caption);
  SceneRequest one = request;
  for (std::size_t i = 0; i < panels.size(); ++i) {
    ComparedPanel& panel = panels[i];
    const QSizeF room = rooms.sizeOf(i, panels.size());
    one.width = room.width();
    one.height = room.height();
    const EncodingScene::Part part = partOf(panel.part);
    panel.scene = std::make_shared<const EncodingScene>(all, part, limitsOf(*all, part), one);
  }
  return std::make_shared<const CompareScene>(comparison, std::move(panels), rooms, caption, request.font);
}

}  // namespace headlight
