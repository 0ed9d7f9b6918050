#include "ui/views/neuron/neuron_bars.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/color_fit.h"
#include "ui/views/neuron/neuron_fonts.h"

namespace headlight {

namespace {

/// From numbers to heights.
struct Scale {
  double low = 0;
  double high = 0;
  QRectF plot;
  double yOf(double value) const { return plot.top() + plot.height() * (high - value) / (high - low); }
};

/// A flat ground under bars, with the line of zero.
void paintGround(QPainter& painter, const Scale& scale, const PictureStyle& style) {
  QColor ground = style.grid;
  ground.setAlpha(60);
  painter.fillRect(scale.plot, ground);
  painter.setPen(QPen(style.border, 1));
  const double zero = scale.yOf(0);
  painter.drawLine(QPointF(scale.plot.left(), zero), QPointF(scale.plot.right(), zero));
}

/// The ends and the zero of a scale, at the left and no higher or lower than the bars.
void paintScale(QPainter& painter, const Scale& scale, const QFont& small, const PictureStyle& style) {
  painter.setFont(small);
  painter.setPen(style.mutedText);
  const double height = QFontMetricsF(small).height();
  const QRectF& plot = scale.plot;
  const auto write = [&](double value) {
    const double y = scale.yOf(value);
    const double top = std::clamp(y - height / 2, plot.top() - 1, plot.bottom() + 1 - height);
    const QRectF area(plot.left() - 106, top, 100, height);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, scaleEndText(value));
    painter.drawLine(QPointF(plot.left() - 4, y), QPointF(plot.left(), y));
  };
  if (scale.high > 0) write(scale.high);
  if (scale.low < 0) write(scale.low);
  // The 0 has no room between ends that lie close to it.
  const double zero = scale.yOf(0);
  const bool isFree = (scale.high == 0 || zero - plot.top() >= 1.5 * height) &&
                      (scale.low == 0 || plot.bottom() - zero >= 1.5 * height);
  if (isFree) write(0);
}

double gapOf(double width) { return width >= 4 ? std::min(4.0, width * 0.2) : 0; }

void paintBefore(QPainter& painter, const NeuronBar& bar, const Scale& scale, const PictureStyle& style) {
  if (!bar.before) return;
  const double y = scale.yOf(*bar.before);
  painter.setPen(QPen(style.text, 1.6, Qt::SolidLine, Qt::FlatCap));
  painter.drawLine(QPointF(bar.left, y), QPointF(bar.left + bar.width, y));
}

}  // namespace

void paintSignedBars(QPainter& painter, const NeuronBand& band, const std::vector<NeuronBar>& bars,
                     const QFont& small, const PictureStyle& style) {
  if (bars.empty()) return;
  const QFontMetricsF metrics(small);
  const bool hasNumbers = bars.front().width >= metrics.horizontalAdvance(QStringLiteral("-0.00")) + 4;
  Scale scale{0, 0, band.plot};
  if (hasNumbers) scale.plot.setBottom(scale.plot.bottom() - metrics.height());
  for (const NeuronBar& bar : bars) {
    scale.low = std::min({scale.low, bar.value, bar.before.value_or(0)});
    scale.high = std::max({scale.high, bar.value, bar.before.value_or(0)});
  }
  if (scale.low < 0) scale.low = -roundScaleUp(-scale.low);
  if (scale.high > 0 || scale.low == 0) scale.high = scale.high > 0 ? roundScaleUp(scale.high) : 1;
  painter.save();
  paintGround(painter, scale, style);
  for (const NeuronBar& bar : bars) {
    const double zero = scale.yOf(0);
    const double y = scale.yOf(bar.value);
    const double gap = gapOf(bar.width);
    painter.fillRect(QRectF(bar.left + gap / 2, std::min(y, zero), bar.width - gap, std::abs(y - zero)),
                     bar.value < 0 ? style.negative : style.positive);
    paintBefore(painter, bar, scale, style);
  }
  paintScale(painter, scale, small, style);
  painter.setPen(style.text);
  for (const NeuronBar& bar : bars) {
    if (!hasNumbers) break;
    painter.drawText(QRectF(bar.left, scale.plot.bottom(), bar.width, metrics.height()), Qt::AlignCenter,
                     cellWeightText(static_cast<float>(bar.value), bar.width, bar.width));
  }
  painter.restore();
}

void paintRunningSum(QPainter& painter, const NeuronBand& band, const std::vector<NeuronBar>& bars,
                     const QFont& small, const PictureStyle& style) {
  Scale scale{0, 0, band.plot};
  for (const NeuronBar& bar : bars) {
    scale.low = std::min(scale.low, bar.value);
    scale.high = std::max(scale.high, bar.value);
  }
  if (scale.low == scale.high) scale.high = 1;
  painter.save();
  paintGround(painter, scale, style);
  QColor fill = style.mutedText;
  fill.setAlphaF(0.35F);
  const double zero = scale.yOf(0);
  // Neighbours that are smoothed at their edges would leave seams.
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (const NeuronBar& bar : bars) {
    const double y = scale.yOf(bar.value);
    painter.fillRect(QRectF(bar.left, std::min(y, zero), bar.width, std::abs(y - zero)), fill);
  }
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(style.text, 1.4));
  double last = zero;
  for (const NeuronBar& bar : bars) {
    const double y = scale.yOf(bar.value);
    painter.drawLine(QPointF(bar.left, last), QPointF(bar.left, y));
    painter.drawLine(QPointF(bar.left, y), QPointF(bar.left + bar.width, y));
    last = y;
  }
  paintScale(painter, scale, small, style);
  painter.restore();
}

void paintBandName(QPainter& painter, const NeuronBand& band, const NeuronBandName& name,
                   const NeuronLayout& layout, const PictureStyle& style) {
  constexpr int left = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
  constexpr int right = Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine;
  const QFont bold = neuronBoldFont(layout.small);
  const QFontMetricsF boldMetrics(bold);
  const QFontMetricsF metrics(layout.small);
  QRectF rest = band.header;
  if (name.patch) {
    const double side = metrics.ascent() * 0.8;
    painter.fillRect(QRectF(rest.left(), rest.center().y() - side / 2, side, side), *name.patch);
    rest.setLeft(rest.left() + side + 6);
  }
  painter.setFont(bold);
  painter.setPen(style.text);
  painter.drawText(rest, left, name.name);
  const double sum = boldMetrics.horizontalAdvance(name.sum);
  painter.drawText(rest, right, name.sum);
  rest.setLeft(rest.left() + boldMetrics.horizontalAdvance(name.name) + 8);
  rest.setRight(rest.right() - sum - 10);
  painter.setFont(layout.small);
  painter.setPen(style.mutedText);
  painter.drawText(rest, left, metrics.elidedText(name.words, Qt::ElideRight, rest.width()));
}

void paintBarNumbers(QPainter& painter, const QRectF& area, const std::vector<NeuronBar>& bars,
                     const std::vector<std::int64_t>& numbers, const PictureStyle& style) {
  if (bars.empty() || bars.front().width <= 0) return;
  const QFontMetricsF metrics(painter.font());
  const std::int64_t most = *std::max_element(numbers.begin(), numbers.end());
  const double room = metrics.horizontalAdvance(QString::number(most)) + 6;
  std::int64_t step = 1;
  while (static_cast<double>(step) * bars.front().width < room) step *= 2;
  const bool ascending = std::is_sorted(numbers.begin(), numbers.end());
  painter.setPen(style.mutedText);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const auto place = static_cast<std::int64_t>(i);
    if ((ascending ? numbers[i] : place) % step != 0) continue;
    const double middle = bars[i].left + bars[i].width / 2;
    painter.drawText(QRectF(middle - 40, area.top(), 80, area.height()), Qt::AlignHCenter | Qt::AlignVCenter,
                     QString::number(numbers[i]));
  }
}

}  // namespace headlight
