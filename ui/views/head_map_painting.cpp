#include "ui/views/head_map_painting.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/plots/color_map.h"
#include "ui/plots/standing_text.h"
#include "ui/plots/wrapped_text.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(HeadMapView)
};

/// Every how many numbers one is written so that they do not touch.
int numberStep(double pitch, double room) {
  for (int step : {1, 2, 4, 5, 8, 10, 16, 20, 32, 50, 64})
    if (pitch * step >= room) return step;
  return 100;
}

void paintHeadNumber(QPainter& painter, const HeadMapLayout& layout, const QFontMetricsF& metrics, int head) {
  const double x = layout.rectOf({0, head}).center().x();
  painter.drawText(QRectF(x - 30, layout.thumbnails.top() - metrics.height() - 3, 60, metrics.height()),
                   Qt::AlignCenter, QString::number(head));
}

void paintLayerNumber(QPainter& painter, const HeadMapLayout& layout, const QFontMetricsF& metrics,
                      int layer) {
  const double y = layout.rectOf({layer, 0}).center().y();
  painter.drawText(QRectF(layout.thumbnails.left() - 66, y - metrics.height() / 2, 60, metrics.height()),
                   Qt::AlignRight | Qt::AlignVCenter, QString::number(layer));
}

int headStep(const HeadMapLayout& layout, const QFontMetricsF& metrics) {
  return numberStep(layout.pitch.width(),
                    metrics.horizontalAdvance(QString::number(layout.shape.heads - 1)) + 4);
}

int layerStep(const HeadMapLayout& layout, const QFontMetricsF& metrics) {
  return numberStep(layout.pitch.height(), metrics.height() * 0.95);
}

QFont numberFont(QFont font) {
  font.setPixelSize(std::max(9, font.pixelSize() - 1));
  return font;
}

void paintTitles(QPainter& painter, const HeadMapLayout& layout, const QFontMetricsF& metrics,
                 const PictureStyle& style) {
  const QRectF& all = layout.thumbnails;
  painter.setPen(style.mutedText);
  painter.drawText(
      QRectF(all.center().x() - 100, all.top() - 2 * metrics.height() - 4, 200, metrics.height()),
      Qt::AlignCenter, Words::tr("head"));
  const double labels = metrics.horizontalAdvance(QString::number(layout.shape.layers - 1)) + 10;
  paintStanding(painter,
                QRectF(all.left() - labels - metrics.height(), all.center().y() - 100, metrics.height(), 200),
                Words::tr("layer"), Qt::AlignVCenter);
}

/// In place of the thumbnails of a layer that does not attend.
void paintAbsence(QPainter& painter, const HeadMapLayout& layout, int layer, const PatternSource& source,
                  const PictureStyle& style) {
  const QRectF row(layout.thumbnails.left(), layout.rectOf({layer, 0}).top(), layout.thumbnails.width(),
                   layout.rectOf({layer, 0}).height());
  painter.setPen(style.mutedText);
  painter.drawText(row, Qt::AlignCenter, noPatternText(source.kind()));
}

void paintAxes(QPainter& painter, const HeadMapScene& scene) {
  const HeadMapLayout& layout = scene.layout;
  const QFontMetricsF metrics(painter.font());
  paintTitles(painter, layout, metrics, *scene.look.style);
  for (int head = 0; head < layout.shape.heads; head += headStep(layout, metrics))
    paintHeadNumber(painter, layout, metrics, head);
  for (int layer = 0; layer < layout.shape.layers; layer += layerStep(layout, metrics))
    paintLayerNumber(painter, layout, metrics, layer);
}

/// Above each head its name and what it is ranked by, as far as there is room.
void paintCaptions(QPainter& painter, const HeadMapScene& scene) {
  const HeadMapLayout& layout = scene.layout;
  if (layout.caption <= 0) return;
  const QFontMetricsF metrics(painter.font());
  for (const RankedHead& ranked : *scene.numbers.order) {
    const QRectF rect = layout.rectOf(ranked.head);
    const QRectF line(rect.left(), rect.top() - layout.caption, rect.width(), layout.caption);
    const QString name = headText(ranked.head);
    const QString value = std::isnan(ranked.value) ? QString() : shortWeightText(ranked.value);
    const double room = rect.width() - metrics.horizontalAdvance(name) - 5;
    painter.setPen(scene.look.style->text);
    if (metrics.horizontalAdvance(name) <= rect.width() + 3)
      painter.drawText(line.adjusted(0, 0, 4, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                       name);
    painter.setPen(scene.look.style->mutedText);
    if (metrics.horizontalAdvance(value) <= room)
      painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, value);
  }
}

/// The scale of a statistic; of differences it is about 0.
ValueMapping mappingOf(const HeadMapNumbers& numbers) {
  const auto top = static_cast<float>(numbers.top);
  return ValueMapping(ScaleMode::Linear, {numbers.isSigned ? -top : 0, top});
}

/// A head in the colour of its statistic, with the number where there is room; what has no meaning is
/// hatched.
void paintNumber(QPainter& painter, const HeadMapScene& scene, HeadId head, const QRectF& rect) {
  const auto index = static_cast<std::size_t>(head.layer * scene.layout.shape.heads + head.head);
  const double value = scene.numbers.shown[index];
  const PictureStyle& style = *scene.look.style;
  if (std::isnan(value)) {
    paintHatch(painter, rect, style);
    return;
  }
  const ValueMapping mapping = mappingOf(scene.numbers);
  const ColorMap& map = colorMapFor(mapping, scene.snapshot.state.display.colorMap, style.dark);
  const QRgb color = map.at(mapping.fraction(value));
  painter.fillRect(rect, QColor(color));
  painter.setPen(QPen(style.border, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect);
  const QFontMetricsF metrics(painter.font());
  const QString text = shortWeightText(value);
  if (metrics.horizontalAdvance(text) > rect.width() - 2 || metrics.height() > rect.height()) return;
  painter.setPen(style.textOn(color));
  painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
}

/// The heads that are drawn. The focused layer comes first, so that it is there first.
std::vector<HeadId> headsIn(const HeadMapScene& scene) {
  if (scene.layout.ranked) return scene.layout.order;
  const PatternShape& shape = scene.layout.shape;
  std::vector<HeadId> heads;
  for (int i = 0; i < shape.layers; ++i)
    for (int head = 0; head < shape.heads; ++head)
      heads.push_back({static_cast<int>((scene.snapshot.focus.layer + i) % shape.layers), head});
  return heads;
}

/// In files the scale of what is shown; on the screen a bar stands there for patterns.
void paintLegend(QPainter& painter, const HeadMapScene& scene, const QFont& font) {
  const HeatMapLook& look = scene.look;
  if (!scene.numbers.shown.empty()) {
    statisticScale(scene.numbers, scene.snapshot, look.style->dark, font)
        .paint(painter, scene.layout.scale, *look.style);
  } else if (look.legend) {
    ColorScale scale = makeColorScale(scene.snapshot.state.display, look.fit, look.style->dark, font);
    if (scene.numbers.isSigned) scale.subject = QStringLiteral("A − B");
    scale.paint(painter, scene.layout.scale, *look.style);
  }
}

}  // namespace

bool isAblated(const Snapshot& snapshot, HeadId head) {
  if (!snapshot.result) return false;
  const std::vector<AblatedHead>& heads = snapshot.result->request.interventions.ablatedHeads;
  return std::any_of(heads.begin(), heads.end(), [&](const AblatedHead& ablated) {
    return ablated.kind == snapshot.focus.kind && ablated.head == head;
  });
}

ColorScale statisticScale(const HeadMapNumbers& numbers, const Snapshot& snapshot, bool dark,
                          const QFont& font) {
  ColorScale scale;
  scale.mapping = mappingOf(numbers);
  scale.map = &colorMapFor(scale.mapping, snapshot.state.display.colorMap, dark);
  scale.font = font;
  scale.subject = numbers.isSigned ? Words::tr("A − B: %1").arg(numbers.name) : numbers.name;
  return scale;
}

void paintHeadMap(QPainter& painter, const HeadMapScene& scene,
                  const std::function<void(const HeatMap&)>& paintCells) {
  painter.save();
  const QFont font = numberFont(scene.look.font);
  painter.setFont(font);
  if (scene.layout.ranked)
    paintCaptions(painter, scene);
  else
    paintAxes(painter, scene);
  const PatternSource& source = *scene.snapshot.patterns();
  const PatternShape shape = source.shape();
  const std::vector<HeadId> heads = headsIn(scene);
  int saidOf = -1;  // a layer that does not attend says so once
  for (const HeadId head : heads) {
    if (scene.numbers.shown.empty() && !source.hasPattern(head.layer)) {
      if (!scene.layout.ranked && saidOf != head.layer)
        paintAbsence(painter, scene.layout, saidOf = head.layer, source, *scene.look.style);
      continue;
    }
    const HeatMap heatMap{&source, head, scene.layout.rectOf(head),
                          QRectF(0, 0, static_cast<double>(shape.keys), static_cast<double>(shape.queries))};
    if (scene.numbers.shown.empty())
      paintCells(heatMap);
    else
      paintNumber(painter, scene, head, heatMap.plot);
    if (scene.numbers.shown.empty() && scene.look.fit.faintHead(head))
      paintFaintMark(painter, heatMap.plot, *scene.look.style);
    if (isAblated(scene.snapshot, head)) {
      painter.setPen(QPen(scene.look.style->text, 1.5));
      painter.drawLine(heatMap.plot.bottomLeft(), heatMap.plot.topRight());
    }
  }
  paintLegend(painter, scene, font);
  painter.restore();
}

namespace {

constexpr double wordsMargin = 6;
constexpr int mostLines = 4;  // of a sentence

QFont titleFont(QFont font) {
  font.setBold(true);
  return font;
}

QStringList sentenceLines(const QRectF& area, const HeadMapContent& content, const QFont& font) {
  if (content.sentence.isEmpty()) return {};
  return wrappedText(content.sentence, font, area.width() - 2 * wordsMargin, mostLines);
}

}  // namespace

QRectF roomOfMap(const QRectF& area, const HeadMapContent& content, const QFont& font) {
  const double line = QFontMetricsF(font).height();
  const double title = content.title.isEmpty() ? 0 : QFontMetricsF(titleFont(font)).height() + wordsMargin;
  const auto lines = static_cast<double>(sentenceLines(area, content, font).size());
  return area.adjusted(0, title, 0, lines > 0 ? -lines * line - wordsMargin : 0);
}

void paintMapWords(QPainter& painter, const QRectF& area, const HeadMapContent& content,
                   const PictureStyle& style, const QFont& font) {
  painter.save();
  const QFontMetricsF bold(titleFont(font));
  painter.setFont(titleFont(font));
  painter.setPen(style.text);
  const double width = area.width() - 2 * wordsMargin;
  painter.drawText(QRectF(area.left() + wordsMargin, area.top() + wordsMargin / 2, width, bold.height()),
                   Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   bold.elidedText(content.title, Qt::ElideRight, width));
  painter.setFont(font);
  painter.setPen(style.mutedText);
  QRectF line(area.left() + wordsMargin, roomOfMap(area, content, font).bottom(), width,
              QFontMetricsF(font).height());
  for (const QString& text : sentenceLines(area, content, font)) {
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    line.translate(0, line.height());
  }
  painter.restore();
}

void paintFaintMark(QPainter& painter, const QRectF& thumbnail, const PictureStyle& style) {
  const double side = std::clamp(thumbnail.width() / 6, 3.0, 9.0);
  const QPointF corner = thumbnail.topRight();
  painter.save();
  painter.setPen(Qt::NoPen);
  painter.setBrush(style.mutedText);
  painter.drawPolygon(QPolygonF({corner, corner - QPointF(side, 0), corner + QPointF(0, side)}));
  painter.restore();
}

void paintHeadFrames(QPainter& painter, const HeadMapLayout& layout, HeadId focused,
                     std::optional<HeadId> hovered, const PictureStyle& style, const QFont& font) {
  painter.save();
  painter.setFont(numberFont(font));
  painter.setPen(style.text);
  const QFontMetricsF metrics(painter.font());
  if (!layout.ranked && focused.head % headStep(layout, metrics) == 0)
    paintHeadNumber(painter, layout, metrics, focused.head);
  if (!layout.ranked && focused.layer % layerStep(layout, metrics) == 0)
    paintLayerNumber(painter, layout, metrics, focused.layer);
  painter.setBrush(Qt::NoBrush);
  const double thickness = layout.pitch.width() >= 12 ? 2 : 1.5;
  const auto frame = [&](HeadId head, const QColor& color, double width) {
    const QRectF rect = layout.rectOf(head);
    if (rect.isEmpty()) return;
    const double out = width / 2;
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rect.adjusted(-out, -out, out, out));
  };
  if (hovered && *hovered != focused) frame(*hovered, style.text, 1);
  frame(focused, style.selection, thickness);
  painter.restore();
}

}  // namespace headlight
