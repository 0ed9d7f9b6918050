#include "ui/plots/number_axis.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/plots/standing_text.h"

namespace headlight {

namespace {

constexpr double tickLength = 4;
constexpr double gap = 3;

double niceStep(double range, int most) {
  const double rough = range / std::max(most, 1);
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double step : {1.0, 2.0, 5.0})
    if (step * power >= rough * 0.999) return step * power;
  return 10 * power;
}

}  // namespace

std::vector<double> niceTicks(double low, double high, int most) {
  if (!(high > low) || !std::isfinite(high - low)) return {low};
  const double step = niceStep(high - low, most - 1);
  std::vector<double> ticks;
  for (double i = std::ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; ++i)
    ticks.push_back(i * step);
  return ticks;
}

std::vector<double> powerTicks(double low, double high, int most) {
  const int first = static_cast<int>(std::ceil(std::log10(low) - 1e-9));
  const int last = static_cast<int>(std::floor(std::log10(high) + 1e-9));
  const bool between = last - first < 2;
  const int stride = between ? 1 : (last - first) / std::max(1, most) + 1;
  std::vector<double> ticks;
  for (int power = between ? first - 1 : first; power <= last; power += stride)
    for (const double digit : {1.0, 2.0, 5.0}) {
      const double tick = digit * std::pow(10, power);
      if ((digit == 1 || between) && tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9))
        ticks.push_back(tick);
    }
  return ticks;
}

QString tickText(double value, double step) {
  if (std::abs(value) < step * 1e-6) value = 0;
  // As few decimals as still tell the number: 0.5 and 0.25 have different ones on one axis only by their
  // step.
  const auto exactEnough = [&](double number, int decimals) {
    const double power = std::pow(10, decimals);
    return std::abs(std::round(number * power) / power - number) <= step * 0.005;
  };
  int decimals = 0;
  while (decimals < 6 && !(exactEnough(value, decimals) && exactEnough(step, decimals))) ++decimals;
  const QString text = QString::number(std::abs(value), 'f', decimals);
  return value < 0 ? QStringLiteral("−") + text : text;
}

double NumberAxis::extent(Edge edge, const QFont& font) {
  const QFontMetricsF metrics(font);
  switch (edge) {
    case Edge::Left:
      return metrics.horizontalAdvance(QStringLiteral("−0.000")) + metrics.height() + tickLength + 2 * gap;
    case Edge::Bottom:
      return 2 * metrics.height() + tickLength + gap;
  }
  return 0;
}

std::vector<double> NumberAxis::ticks() const {
  const QFontMetricsF metrics(font);
  const bool left = edge == Edge::Left;
  const double length = left ? plot.height() : plot.width();
  const double room = left ? 2.2 * metrics.height() : 4.5 * metrics.averageCharWidth() + 12;
  const int most = std::clamp(static_cast<int>(length / room), 2, 11);
  if (logarithmic) return powerTicks(first, last, most);
  const double end = cells ? last - 1 : last;
  std::vector<double> ticks = niceTicks(first, end, most);
  // A low plot may have no round number of that distance in it.
  for (int more = most + 1; ticks.size() < 2 && more <= 2 * most + 2; ++more)
    ticks = niceTicks(first, end, more);
  if (cells) std::erase_if(ticks, [](double tick) { return tick != std::floor(tick); });
  return ticks;
}

double NumberAxis::fractionOf(double number) const {
  if (logarithmic) return std::log(number / first) / std::log(last / first);
  return (number - first + (cells ? 0.5 : 0)) / (last - first);
}

void NumberAxis::paint(QPainter& painter, const PictureStyle& style) const {
  const QFontMetricsF metrics(font);
  const bool left = edge == Edge::Left;
  const double length = left ? plot.height() : plot.width();
  const std::vector<double> numbers = ticks();
  const double step = numbers.size() > 1 ? numbers[1] - numbers[0] : 1;
  painter.setFont(font);
  for (const double tick : numbers) {
    const double fraction = fractionOf(tick);
    const QString text = logarithmic ? QString::number(tick, 'g', 3) : tickText(tick, step);
    painter.setPen(QPen(style.mutedText, 1));
    if (left) {
      const double y = upwards ? plot.bottom() - fraction * length : plot.top() + fraction * length;
      painter.drawLine(QPointF(plot.left() - tickLength, y), QPointF(plot.left(), y));
      painter.drawText(
          QRectF(plot.left() - tickLength - gap - 100, y - metrics.height() / 2, 100, metrics.height()),
          Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    } else {
      const double x = plot.left() + fraction * length;
      painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + tickLength));
      painter.drawText(QRectF(x - 50, plot.bottom() + tickLength + 1, 100, metrics.height()),
                       Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine, text);
    }
  }
  painter.setPen(style.mutedText);
  constexpr int named = Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip;
  if (left) {
    // A small plot's name may be longer than its side.
    const double high = std::max(length, standingLength(name, metrics));
    paintStanding(
        painter,
        QRectF(plot.left() - extent(edge, font), plot.center().y() - high / 2, metrics.height(), high), name,
        Qt::AlignVCenter);
  } else {
    painter.drawText(
        QRectF(plot.left(), plot.bottom() + tickLength + metrics.height(), plot.width(), metrics.height()),
        named, name);
  }
}

}  // namespace headlight
