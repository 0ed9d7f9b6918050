#include "ui/plots/color_scale.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <algorithm>
#include <array>
#include <cmath>

namespace headlight {

namespace {

constexpr double barHeight = 10;
constexpr int colorStops = 32;  // of the bar's gradient

QString translate(const char* text) { return QCoreApplication::translate("ColorScale", text); }

QString tickText(double value) {
  if (value == 0) return QStringLiteral("0");
  return QString::number(value, 'g', 3);
}

constexpr std::array<double, 5> tickFractions = {0, 0.25, 0.5, 0.75, 1};

}  // namespace

QString ColorScale::name() const {
  switch (mapping.mode()) {
    case ScaleMode::Linear:
      return translate("weight");
    case ScaleMode::Log:
      return translate("weight, log scale");
    case ScaleMode::RowMaximum:
      return translate("weight ÷ row maximum");
  }
  return {};
}

double ColorScale::height() const { return barHeight + 2 + QFontMetricsF(font).height(); }

double ColorScale::paintBar(QPainter& painter, const QRectF& area, const PictureStyle& style) const {
  const QFontMetricsF metrics(font);
  const double inset = metrics.horizontalAdvance(QStringLiteral("0.0001")) / 2;
  const double width = std::clamp(area.width() * 0.45, 60.0, 260.0);
  const QRectF bar(area.left() + inset, area.top() + 1, width, barHeight);
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  for (int i = 0; i <= colorStops; ++i)
    gradient.setColorAt(static_cast<double>(i) / colorStops,
                        QColor(map->at(static_cast<double>(i) / colorStops)));
  painter.fillRect(bar, gradient);
  painter.setPen(QPen(style.frame, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(bar);
  painter.setPen(style.mutedText);
  double occupied = area.left() - 1e6;
  for (double fraction : tickFractions) {
    QString text = tickText(mapping.value(fraction));
    if (fraction == 0 && mapping.mode() == ScaleMode::Log && !mapping.isDiverging())
      text = QStringLiteral("≤") + text;
    if (fraction == 0.5 && mapping.isDiverging()) text = QStringLiteral("0");
    const double half = metrics.horizontalAdvance(text) / 2;
    const double x = bar.left() + bar.width() * fraction;
    if (x - half < occupied + 4) continue;
    occupied = x + half;
    painter.drawText(QRectF(x - half - 2, bar.bottom() + 2, 2 * half + 4, metrics.height()),
                     Qt::AlignCenter | Qt::TextSingleLine, text);
  }
  return bar.right() + inset;
}

void ColorScale::paint(QPainter& painter, const QRectF& area, const PictureStyle& style) const {
  painter.save();
  painter.setFont(font);
  const QFontMetricsF metrics(font);
  double x = paintBar(painter, area, style);
  // The words stand on the line of the bar: first what colours mean, then what hatching means.
  const double middle = area.top() + 1 + barHeight / 2;
  const auto write = [&](const QString& text) {
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0.0, area.right() - x));
    painter.setPen(style.text);
    painter.drawText(
        QRectF(x, middle - metrics.height() / 2, metrics.horizontalAdvance(shown) + 2, metrics.height()),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    x += metrics.horizontalAdvance(shown);
  };
  write(name());
  const QString shortWords = translate("left out");
  const double room = area.right() - x - 35;
  if (!leftOut.isEmpty() && room >= metrics.horizontalAdvance(shortWords)) {
    x += 14;
    const QRectF swatch(x, area.top() + 1, 16, barHeight);
    paintHatch(painter, swatch, style);
    painter.setPen(QPen(style.frame, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(swatch);
    x += 21;
    write(metrics.horizontalAdvance(leftOut) <= room ? leftOut : shortWords);
  }
  painter.restore();
}

const ColorMap& colorMapFor(const ValueMapping& mapping, const QString& name, bool dark) {
  return mapping.isDiverging() ? divergingColorMap(dark) : colorMap(name, dark);
}

ColorScale makeColorScale(const DisplayOptions& display, ValueRange range, bool dark, const QFont& font) {
  ColorScale scale;
  scale.mapping = ValueMapping(display.scale, range);
  scale.map = &colorMapFor(scale.mapping, display.colorMap, dark);
  scale.font = font;
  switch (display.leaveOut) {
    case LeaveOut::Nothing:
      break;
    case LeaveOut::FirstToken:
      scale.leftOut = translate("first token left out");
      break;
    case LeaveOut::SpecialTokens:
      scale.leftOut = translate("special tokens left out");
      break;
  }
  return scale;
}

void paintHatch(QPainter& painter, const QRectF& area, const PictureStyle& style) {
  painter.fillRect(area, style.leftOut);
  painter.save();
  painter.setPen(QPen(style.leftOutHatch, 1));
  constexpr double period = 6;
  // Lines x + y = c from edge to edge, computed here because not every format clips.
  for (double c = std::ceil((area.left() + area.top()) / period) * period; c < area.right() + area.bottom();
       c += period) {
    const double left = std::max(area.left(), c - area.bottom());
    const double right = std::min(area.right(), c - area.top());
    if (right - left > 0.5) painter.drawLine(QPointF(left, c - left), QPointF(right, c - right));
  }
  painter.restore();
}

}  // namespace headlight
