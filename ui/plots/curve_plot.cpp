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
QPen curvePen(const CurvePlot& plot, std::size_t index, bool dark) {
  const CurveLook look = plot.curves[index].look.value_or(CurveLook{index, index});
  static const std::array<QList<qreal>, 4> dashes = {QList<qreal>{}, {6, 3}, {2, 2}, {8, 3, 2, 3}};
  QPen pen(categoryColor(look.color, dark), 1.8);
  pen.setJoinStyle(Qt::RoundJoin);
  pen.setCapStyle(Qt::FlatCap);
  if (const QList<qreal>& pattern = dashes[look.dashes % dashes.size()]; !pattern.isEmpty())
    pen.setDashPattern(pattern);
  return pen;
}

struct Range {
  double low = 0;
  double high = 1;
};

Range withMargins(Range range, bool fromZero) {
  if (range.low == range.high) range.high = range.low + 1;
  const double margin = 0.05 * (range.high - range.low);
  if (!fromZero) return {range.low - margin, range.high + margin};
  return {range.low < 0 ? range.low - margin : 0, range.high > 0 ? range.high + margin : 0};
}

Range rangeOf(const CurvePlot& plot) {
  bool any = plot.fromZero && !plot.logarithmic;
  Range range{0, 0};
  for (const Curve& curve : plot.curves)
    for (const float value : curve.values) {
      if (!std::isfinite(value) || (plot.logarithmic && value <= 0)) continue;
      range.low = any ? std::min(range.low, double(value)) : double(value);
      range.high = any ? std::max(range.high, double(value)) : double(value);
      any = true;
    }
  if (!plot.logarithmic) return withMargins(range, plot.fromZero);
  if (!any) return {0.1, 1};
  return {range.low / 1.3, range.high * 1.3};
}

/// Places of the legend's names, from the corner of its area on, and its height.
struct Legend {
  std::vector<QPointF> places;
  double height = 0;
};

constexpr double legendSample = 22, legendGap = 5;

Legend legendOf(const CurvePlot& plot, double width) {
  const QFontMetricsF metrics(plot.font);
  Legend legend;
  double x = 0, y = 0;
  for (const Curve& curve : plot.curves) {
    if (curve.name.isEmpty()) {
      legend.places.emplace_back();
      continue;
    }
    const double wide = legendSample + metrics.horizontalAdvance(curve.name) + 4 * legendGap;
    if (x + wide > width && x > 0) {
      x = 0;
      y += metrics.height() * 1.2;
    }
    legend.places.emplace_back(x, y);
    x += wide;
  }
  legend.height = x > 0 ? y + metrics.height() * 1.4 : metrics.height() / 2;
  return legend;
}

void paintLegend(QPainter& painter, const QPointF& corner, const CurvePlot& plot, const Legend& legend,
                 const PictureStyle& style) {
  const double height = QFontMetricsF(plot.font).height();
  for (std::size_t i = 0; i < plot.curves.size(); ++i) {
    if (plot.curves[i].name.isEmpty()) continue;
    const QPointF at = corner + legend.places[i];
    painter.setPen(curvePen(plot, i, style.dark));
    painter.drawLine(at + QPointF(0, height / 2), at + QPointF(legendSample, height / 2));
    painter.setPen(style.text);
    painter.drawText(at + QPointF(legendSample + legendGap, QFontMetricsF(plot.font).ascent()),
                     plot.curves[i].name);
  }
}

// What is not above 0 has no place in a logarithmic plot, and what is no number in none.
void paintCurve(QPainter& painter, const Curve& curve, double first, const CurveScale& scale) {
  QPolygonF line;
  const auto draw = [&] {
    if (line.size() == 1) painter.drawPoint(line.front());
    if (line.size() > 1) painter.drawPolyline(line);
    line.clear();
  };
  for (std::size_t i = 0; i < curve.values.size(); ++i) {
    const float value = curve.values[i];
    if (std::isfinite(value) && !(scale.logarithmic && value <= 0))
      line.append(scale.at(curve.placeOf(i, first), value));
    else
      draw();
  }
  draw();
}

void paintMarkers(QPainter& painter, const CurvePlot& plot, const CurveScale& scale,
                  const PictureStyle& style) {
  const QFontMetricsF metrics(plot.font);
  // Words of neighbours stand below each other.
  int line = 0;
  double wordsEnd = scale.plot.left();
  for (const CurveMarker& marker : plot.markers) {
    if (marker.place < scale.firstX || marker.place > scale.lastX) continue;
    const double x = scale.at(marker.place, scale.high).x();
    const QColor usual = marker.strong ? style.selection : style.mutedText;
    painter.setPen(QPen(marker.color ? categoryColor(*marker.color, style.dark) : usual,
                        marker.strong ? 1.6 : 1.2, marker.strong ? Qt::SolidLine : Qt::DashLine));
    painter.drawLine(QPointF(x, scale.plot.top()), QPointF(x, scale.plot.bottom()));
    const double wide = metrics.horizontalAdvance(marker.text);
    const double left = x + 4 + wide <= scale.plot.right() ? x + 4 : x - 4 - wide;
    line = left < wordsEnd ? line + 1 : 0;
    wordsEnd = left + wide + 4;
    painter.setPen(style.text);
    painter.drawText(QPointF(left, scale.plot.top() + metrics.ascent() + 2 + line * metrics.height()),
                     marker.text);
  }
}

}  // namespace

QColor categoryColor(std::size_t index, bool dark) {
  static constexpr std::array<QRgb, 8> onLight = {0xff0072b2, 0xffd55e00, 0xff007a5a, 0xffb0508c,
                                                  0xff9a6a00, 0xff3a9bd9, 0xff333333, 0xff8a8000};
  static constexpr std::array<QRgb, 8> onDark = {0xff56b4e9, 0xfff08a3c, 0xff35c496, 0xffe29ac6,
                                                 0xffe6b422, 0xff8fd0f5, 0xffdddddd, 0xfff0e442};
  return QColor::fromRgb((dark ? onDark : onLight)[index % onLight.size()]);
}

QPointF CurveScale::at(double x, double y) const {
  const double height = logarithmic ? std::log(y / low) / std::log(high / low) : (y - low) / (high - low);
  return {plot.left() + (x - firstX) / (lastX - firstX) * plot.width(),
          plot.bottom() - height * plot.height()};
}

CurveScale CurvePlot::scale(const QRectF& area) const {
  const double left = NumberAxis::extent(NumberAxis::Edge::Left, font);
  const double top = legendOf(*this, area.width() - left).height;
  const Range range = rangeOf(*this);
  double end = first + 1;
  for (const Curve& curve : curves)
    if (!curve.values.empty()) end = std::max(end, curve.placeOf(curve.values.size() - 1, first));
  const double name = xName.isEmpty() ? QFontMetricsF(font).height() : 0;
  const double bottom = NumberAxis::extent(NumberAxis::Edge::Bottom, font) - name;
  return {.plot = area.adjusted(left, top, -6, -bottom),
          .firstX = double(first),
          .lastX = last ? std::max(*last, first + 1.0) : end,
          .low = range.low,
          .high = range.high,
          .logarithmic = logarithmic};
}

void CurvePlot::paint(QPainter& painter, const QRectF& area, const PictureStyle& style) const {
  painter.setFont(font);
  const double left = NumberAxis::extent(NumberAxis::Edge::Left, font);
  paintLegend(painter, area.topLeft() + QPointF(left, 0), *this, legendOf(*this, area.width() - left), style);
  const CurveScale at = scale(area);
  if (at.plot.width() < 20 || at.plot.height() < 20) return;
  NumberAxis values{NumberAxis::Edge::Left, at.plot, at.low, at.high, false, true, logarithmic, yName, font};
  painter.setPen(QPen(style.grid, 1));
  for (const double tick : values.ticks()) painter.drawLine(at.at(at.firstX, tick), at.at(at.lastX, tick));
  painter.setBrush(Qt::NoBrush);
  for (std::size_t i = 0; i < curves.size(); ++i) {
    painter.setPen(curvePen(*this, i, style.dark));
    paintCurve(painter, curves[i], first, at);
  }
  paintMarkers(painter, *this, at, style);
  painter.setPen(QPen(style.frame, 1));
  painter.drawRect(at.plot);
  values.paint(painter, style);
  NumberAxis{NumberAxis::Edge::Bottom, at.plot, at.firstX, at.lastX, false, false, false, xName, font}.paint(
      painter, style);
}

}  // namespace headlight
