#include "ui/plots/color_scale.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"

namespace headlight {

namespace {

constexpr int colorStops = 32;  // of the bar's gradient

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ColorScale)
};

constexpr double arrowWidth = 7;

/// The bar grows with the letters beside it, and stands in the middle of their line.
double barHeight(const QFont& font) { return std::max(10.0, std::round(0.6 * QFontMetricsF(font).height())); }

/// With air for buttons on the same line.
double lineHeight(const QFont& font) { return std::max(barHeight(font), QFontMetricsF(font).height()) + 4; }

}  // namespace

QString ColorScale::name() const {
  if (!subject.isEmpty()) return subject;
  switch (mapping.mode()) {
    case ScaleMode::Linear:
      return Words::tr("weight");
    case ScaleMode::Log:
      return Words::tr("weight, log scale");
    case ScaleMode::RowMaximum:
      return Words::tr("weight ÷ row maximum");
  }
  return {};
}

double ColorScale::height() const {
  const double below = (lineHeight(font) + barHeight(font)) / 2 + 2;  // where the ticks begin
  return std::ceil(below + QFontMetricsF(font).height());
}

QString ColorScale::largestText() const {
  if (largest <= 0 || mapping.mode() == ScaleMode::RowMaximum) return {};
  return Words::tr("max %1").arg(shortWeightText(largest));
}

QRectF ColorScale::bar(const QRectF& area) const {
  const QFontMetricsF metrics(font);
  const double inset = metrics.horizontalAdvance(QStringLiteral("0.0001")) / 2;
  const double height = barHeight(font);
  const double longest = std::max(260.0, 16 * metrics.height());
  return {area.left() + inset, area.top() + std::floor((lineHeight(font) - height) / 2),
          std::clamp(area.width() * 0.45, 36.0, longest), height};
}

void ColorScale::paintTicks(QPainter& painter, const QRectF& area, const QRectF& bar) const {
  const QFontMetricsF metrics(font);
  double occupied = area.left() - 1e6;
  // The ends come first: they say what the scale is.
  for (double fraction : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    QString text = scaleEndText(mapping.value(fraction));
    if (fraction == 0 && mapping.mode() == ScaleMode::Log && !mapping.isDiverging())
      text = QStringLiteral("≤") + text;
    if (fraction == 0.5 && mapping.isDiverging()) text = QStringLiteral("0");
    const double half = metrics.horizontalAdvance(text) / 2;
    const double x = bar.left() + bar.width() * fraction;
    const double end = bar.right() - metrics.horizontalAdvance(scaleEndText(mapping.value(1))) / 2 - 4;
    if (x - half < occupied + 4 || (fraction < 1 && fraction > 0 && x + half > end)) continue;
    occupied = x + half;
    painter.drawText(QRectF(x - half - 2, bar.bottom() + 2, 2 * half + 4, metrics.height()),
                     Qt::AlignCenter | Qt::TextSingleLine, text);
  }
}

double ColorScale::paintBar(QPainter& painter, const QRectF& area, const PictureStyle& style) const {
  const QRectF colors = bar(area);
  QLinearGradient gradient(colors.topLeft(), colors.topRight());
  for (int i = 0; i <= colorStops; ++i)
    gradient.setColorAt(static_cast<double>(i) / colorStops,
                        QColor(map->at(static_cast<double>(i) / colorStops)));
  painter.fillRect(colors, gradient);
  painter.setPen(QPen(style.frame, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(colors);
  double right = colors.right();
  if (!largestText().isEmpty() && largest > mapping.high() * 1.001) {
    // What lies beyond the end has the last colour.
    painter.setBrush(QColor(map->at(1)));
    painter.drawPolygon(QPolygonF(
        {colors.topRight(), QPointF(right + arrowWidth, colors.center().y()), colors.bottomRight()}));
    right += arrowWidth;
  }
  painter.setPen(style.mutedText);
  paintTicks(painter, area, colors);
  return right + 8;
}

void ColorScale::paint(QPainter& painter, const QRectF& area, const PictureStyle& style) const {
  painter.save();
  painter.setFont(font);
  const QFontMetricsF metrics(font);
  double x = paintBar(painter, area, style);
  // The words stand on the line of the bar: the largest weight, what colours mean, what hatching means; what
  // finds no room is left away.
  const double middle = bar(area).center().y();
  const auto write = [&](const QString& text, const QColor& color) {
    const double width = metrics.horizontalAdvance(text);
    if (text.isEmpty() || x + width > area.right() + 1) return;
    painter.setPen(color);
    painter.drawText(QRectF(x, middle - metrics.height() / 2, width + 2, metrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    x += width + 14;
  };
  write(largestText(), style.text);
  write(name(), style.mutedText);
  const QString shortWords = Words::tr("left out");
  const double room = area.right() - x - 21;
  if (!leftOut.isEmpty() && room >= metrics.horizontalAdvance(shortWords)) {
    const QRectF swatch(x, bar(area).top(), 16, barHeight(font));
    paintHatch(painter, swatch, style);
    painter.setPen(QPen(style.frame, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(swatch);
    x += 21;
    write(metrics.horizontalAdvance(leftOut) <= room ? leftOut : shortWords, style.mutedText);
  }
  painter.restore();
}

const ColorMap& colorMapFor(const ValueMapping& mapping, const QString& name, bool dark) {
  return mapping.isDiverging() ? divergingColorMap(dark) : colorMap(name, dark);
}

ColorScale makeColorScale(const DisplayOptions& display, const ColorFit& fit, bool dark, const QFont& font) {
  ColorScale scale;
  scale.mapping = fit.mapping;
  scale.largest = fit.largest;
  scale.map = &colorMapFor(scale.mapping, display.colorMap, dark);
  scale.font = font;
  switch (display.leaveOut) {
    case LeaveOut::Nothing:
      break;
    case LeaveOut::FirstToken:
      scale.leftOut = Words::tr("first token left out");
      break;
    case LeaveOut::SpecialTokens:
      scale.leftOut = Words::tr("special tokens left out");
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
