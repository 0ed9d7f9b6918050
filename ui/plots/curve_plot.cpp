#include "ui/plots/curve_plot.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QPolygonF>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/plots/number_axis.h"

namespace headlight {

namespace {

/// Dashes tell the lines apart where colours do not.
QPen curvePen(std::size_t index, bool dark) {
  static const std::array<QList<qreal>, 4> dashes = {QList<qreal>{}, {6, 3}, {2, 2}, {8, 3, 2, 3}};
  QPen pen(categoryColor(index, dark), 1.8);
  pen.setJoinStyle(Qt::RoundJoin);
  pen.setCapStyle(Qt::FlatCap);
  if (!dashes[index % dashes.size()].isEmpty()) pen.setDashPattern(dashes[index % dashes.size()]);
  return pen;
}

struct Range {
  double low = 0;
  double high = 1;
};

Range rangeOf(const std::vector<Curve>& curves) {
  Range range{0, 0};
  for (const Curve& curve : curves)
    for (const float value : curve.values) {
      if (!std::isfinite(value)) continue;
      range.low = std::min(range.low, double(value));
      range.high = std::max(range.high, double(value));
    }
  if (range.low == range.high) range.high = range.low + 1;
  const double margin = 0.05 * (range.high - range.low);
  return {range.low < 0 ? range.low - margin : 0, range.high > 0 ? range.high + margin : 0};
}

/// The legend's lines; returns their height.
double paintLegend(QPainter& painter, const QRectF& area, const CurvePlot& plot, const PictureStyle& style) {
  const QFontMetricsF metrics(plot.font);
  constexpr double sample = 22, gap = 5;
  double x = area.left(), y = area.top();
  for (std::size_t i = 0; i < plot.curves.size(); ++i) {
    const double width = sample + gap + metrics.horizontalAdvance(plot.curves[i].name) + 3 * gap;
    if (x + width > area.right() && x > area.left()) {
      x = area.left();
      y += metrics.height() * 1.2;
    }
    painter.setPen(curvePen(i, style.dark));
    painter.drawLine(QPointF(x, y + metrics.height() / 2), QPointF(x + sample, y + metrics.height() / 2));
    painter.setPen(style.text);
    painter.drawText(QRectF(x + sample + gap, y, width, metrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, plot.curves[i].name);
    x += width;
  }
  return y + metrics.height() * 1.4 - area.top();
}

}  // namespace

QColor categoryColor(std::size_t index, bool dark) {
  static constexpr std::array<QRgb, 8> onLight = {0xff0072b2, 0xffd55e00, 0xff007a5a, 0xffb0508c,
                                                  0xff9a6a00, 0xff3a9bd9, 0xff333333, 0xff8a8000};
  static constexpr std::array<QRgb, 8> onDark = {0xff56b4e9, 0xfff08a3c, 0xff35c496, 0xffe29ac6,
                                                 0xffe6b422, 0xff8fd0f5, 0xffdddddd, 0xfff0e442};
  return QColor::fromRgb((dark ? onDark : onLight)[index % onLight.size()]);
}

void CurvePlot::paint(QPainter& painter, const QRectF& area, const PictureStyle& style) const {
  painter.setFont(font);
  const double left = NumberAxis::extent(NumberAxis::Edge::Left, font);
  const double top = paintLegend(painter, area.adjusted(left, 0, 0, 0), *this, style);
  const QRectF plot = area.adjusted(left, top, -6, -NumberAxis::extent(NumberAxis::Edge::Bottom, font));
  if (plot.width() < 20 || plot.height() < 20 || curves.empty()) return;
  const Range range = rangeOf(curves);
  std::size_t longest = 2;
  for (const Curve& curve : curves) longest = std::max(longest, curve.values.size());
  const auto place = [&](double x, double y) {
    return QPointF(plot.left() + x / double(longest - 1) * plot.width(),
                   plot.bottom() - (y - range.low) / (range.high - range.low) * plot.height());
  };
  painter.setPen(QPen(style.grid, 1));
  const NumberAxis values{NumberAxis::Edge::Left, plot, range.low, range.high, false, true, yName, font};
  for (const double tick : values.ticks()) painter.drawLine(place(0, tick), place(double(longest - 1), tick));
  for (std::size_t i = 0; i < curves.size(); ++i) {
    QPolygonF line;
    for (std::size_t x = 0; x < curves[i].values.size(); ++x)
      line.append(place(double(x), curves[i].values[x]));
    painter.setPen(curvePen(i, style.dark));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
  }
  painter.setPen(QPen(style.frame, 1));
  painter.drawRect(plot);
  values.paint(painter, style);
  const double last = first + double(longest - 1);
  NumberAxis{NumberAxis::Edge::Bottom, plot, double(first), last, false, false, xName, font}.paint(painter,
                                                                                                   style);
}

}  // namespace headlight
