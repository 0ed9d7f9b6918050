#include "ui/views/lines/line_look.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/plots/color_fit.h"
#include "ui/plots/value_mapping.h"

namespace headlight {

namespace {

constexpr double lineWidth = 1.7;

// Blue, orange or yellow, teal, purple, another blue, brown, tan, ink; in the dark theme the paler blue comes
// first, since a single head has the first colour. They were found by searching for the largest least
// distance in CIE L*a*b* as seen by normal, red-blind and green-blind eyes (matrices of Machado, Oliveira and
// Fernandes 2009) with a contrast of 3 on the background.
constexpr std::array<QRgb, lineColorCount> lightColors = {0x0839e1, 0xd38000, 0x338e8e, 0x7a2d93,
                                                          0x3292fd, 0x632f28, 0xb5714a, 0x220230};
constexpr std::array<QRgb, lineColorCount> darkColors = {0xd9d0ff, 0xffe010, 0x489079, 0x9d5eb8,
                                                         0x4857fa, 0xb05119, 0xe9d579, 0xfffee3};

}  // namespace

QColor lineColor(int place, bool dark) {
  return QColor::fromRgb((dark ? darkColors : lightColors)[static_cast<std::size_t>(place % lineColorCount)]);
}

QList<qreal> lineDashes(int place) {
  switch (place / lineColorCount % lineDashCount) {
    case 1:
      return {6, 3};
    case 2:
      return {1.5, 2.5};
    case 3:
      return {8, 2.5, 1.5, 2.5};
    default:
      return {};
  }
}

OpacityScale::OpacityScale(const DisplayOptions& display, ValueRange range)
    : log(display.scale == ScaleMode::Log) {
  const ValueRange ends = display.range == ScaleRange::Fixed ? display.fixedRange : range;
  top = std::max(std::abs(static_cast<double>(ends.low)), std::abs(static_cast<double>(ends.high)));
  if (!(top > 0) || !std::isfinite(top)) top = 1;
}

double OpacityScale::fraction(double weight) const {
  const double share = std::clamp(std::abs(weight) / top, 0.0, 1.0);
  if (!log) return std::sqrt(share);
  return share <= ValueMapping::logFloor ? 0 : 1 - std::log(share) / std::log(ValueMapping::logFloor);
}

double OpacityScale::opacity(double weight) const { return std::max(least, fraction(weight)); }

std::vector<double> OpacityScale::ticks() const {
  std::vector<double> weights;
  if (log)
    for (const double share : {1e-4, 1e-3, 1e-2, 1e-1, 1.0}) weights.push_back(share * top);
  else
    for (const double share : {0.0, 0.01, 0.1, 0.25, 0.5, 1.0}) weights.push_back(share * top);
  return weights;
}

OpacityScale opacityScale(const DisplayOptions& display, ValueRange range, const ChosenLines& chosen) {
  float largest = 0;
  for (const AttentionLine& line : chosen.lines) largest = std::max(largest, std::abs(line.cell.weight));
  if (range.low < 0 && largest > 0) {
    range.high = static_cast<float>(roundScaleUp(static_cast<double>(largest)));
    range.low = -range.high;
  }
  return {display, range};
}

QPen headPen(int place, LineColors colors, const PictureStyle& style) {
  QPen pen(colors == LineColors::Heads ? lineColor(place, style.dark) : style.text, lineWidth);
  pen.setCapStyle(Qt::FlatCap);
  // With the colours taken, eight heads in a row would look the same: the dashes change with every head.
  const QList<qreal> dashes = lineDashes(colors == LineColors::Heads ? place : place * lineColorCount);
  if (!dashes.isEmpty()) pen.setDashPattern(dashes);
  return pen;
}

QPen linePen(const AttentionLine& line, LineColors colors, const OpacityScale& scale,
             const PictureStyle& style) {
  QPen pen = headPen(line.head.place, colors, style);
  QColor color = pen.color();
  switch (colors) {
    case LineColors::Heads:
      break;
    case LineColors::Directions:
      color = line.side == LineSide::Incoming ? style.key : style.query;
      break;
    case LineColors::Signs:
      color = line.cell.weight < 0 ? style.negative : style.positive;
      break;
  }
  color.setAlphaF(static_cast<float>(scale.opacity(static_cast<double>(line.cell.weight))));
  pen.setColor(color);
  return pen;
}

}  // namespace headlight
