#include "ui/views/head_map_painting.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

#include "ui/models/facts.h"
#include "ui/plots/color_scale.h"

namespace headlight {

namespace {

QString translate(const char* text) { return QCoreApplication::translate("HeadMapView", text); }

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
      Qt::AlignCenter, translate("head"));
  const double labels = metrics.horizontalAdvance(QString::number(layout.shape.layers - 1)) + 10;
  painter.save();
  painter.translate(all.left() - labels - metrics.height(), all.center().y());
  painter.rotate(-90);
  painter.drawText(QRectF(-100, 0, 200, metrics.height()), Qt::AlignCenter, translate("layer"));
  painter.restore();
}

/// In place of the thumbnails of a layer that does not attend.
void paintAbsence(QPainter& painter, const HeadMapLayout& layout, int layer, const PatternSource& source,
                  const PictureStyle& style) {
  const QRectF row(layout.thumbnails.left(), layout.rectOf({layer, 0}).top(), layout.thumbnails.width(),
                   layout.rectOf({layer, 0}).height());
  painter.setPen(style.mutedText);
  painter.drawText(row, Qt::AlignCenter, noPatternText(source.kind()));
}

}  // namespace

bool isAblated(const Snapshot& snapshot, HeadId head) {
  const std::vector<Experiment>& experiments = snapshot.state.experiments;
  return std::any_of(experiments.begin(), experiments.end(), [&](const Experiment& experiment) {
    const auto* const ablated = std::get_if<AblatedHead>(&experiment.change);
    return experiment.on && ablated && ablated->kind == snapshot.focus.kind && ablated->head == head;
  });
}

void paintHeadMap(QPainter& painter, const HeadMapLayout& layout, const Snapshot& snapshot,
                  const HeatMapLook& look, const std::function<void(const HeatMap&)>& paintCells) {
  painter.save();
  const QFont font = numberFont(look.font);
  painter.setFont(font);
  const QFontMetricsF metrics(font);
  paintTitles(painter, layout, metrics, *look.style);
  for (int head = 0; head < layout.shape.heads; head += headStep(layout, metrics))
    paintHeadNumber(painter, layout, metrics, head);
  for (int layer = 0; layer < layout.shape.layers; layer += layerStep(layout, metrics))
    paintLayerNumber(painter, layout, metrics, layer);
  const PatternSource* source = snapshot.patterns();
  const PatternShape shape = source->shape();
  const QRectF whole(0, 0, static_cast<double>(shape.keys), static_cast<double>(shape.queries));
  // The focused layer comes first, so that it is there first.
  for (int i = 0; i < shape.layers; ++i) {
    const int layer = static_cast<int>((snapshot.focus.layer + i) % shape.layers);
    if (!source->hasPattern(layer)) {
      paintAbsence(painter, layout, layer, *source, *look.style);
      continue;
    }
    for (int head = 0; head < shape.heads; ++head) {
      const HeatMap heatMap{source, {layer, head}, layout.rectOf({layer, head}), whole};
      paintCells(heatMap);
      if (look.fit.faintHead(heatMap.head)) paintFaintMark(painter, heatMap.plot, *look.style);
      if (isAblated(snapshot, heatMap.head)) {
        painter.setPen(QPen(look.style->text, 1.5));
        painter.drawLine(heatMap.plot.bottomLeft(), heatMap.plot.topRight());
      }
    }
  }
  if (look.legend)
    makeColorScale(snapshot.state.display, look.fit, look.style->dark, font)
        .paint(painter, layout.scale, *look.style);
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
  if (focused.head % headStep(layout, metrics) == 0) paintHeadNumber(painter, layout, metrics, focused.head);
  if (focused.layer % layerStep(layout, metrics) == 0)
    paintLayerNumber(painter, layout, metrics, focused.layer);
  painter.setBrush(Qt::NoBrush);
  const double thickness = layout.pitch.width() >= 12 ? 2 : 1.5;
  const auto frame = [&](HeadId head, const QColor& color, double width) {
    const QRectF rect = layout.rectOf(head);
    const double out = width / 2;
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rect.adjusted(-out, -out, out, out));
  };
  if (hovered && *hovered != focused) frame(*hovered, style.text, 1);
  frame(focused, style.selection, thickness);
  painter.restore();
}

}  // namespace headlight
