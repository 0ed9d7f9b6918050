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

void paintScale(QPainter& painter, const Scale& scale, const QFont& small, const PictureStyle& style) {
  painter.setFont(small);
  painter.setPen(style.mutedText);
  const double height = QFontMetricsF(small).height();
  const auto write = [&](double value) {
    const double y = scale.yOf(value);
    const QRectF area(scale.plot.left() - 106, y - height / 2, 100, height);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, scaleEndText(value));
    painter.drawLine(QPointF(scale.plot.left() - 4, y), QPointF(scale.plot.left(), y));
  };
  if (scale.high > 0) write(scale.high);
  if (scale.low < 0) write(scale.low);
  const double zero = scale.yOf(0);
  // The 0 has no room between ends that lie close to it.
  const bool isFree = (scale.high == 0 || zero - scale.plot.top() >= height) &&
                      (scale.low == 0 || scale.plot.bottom() - zero >= height);
  if (isFree) write(0);
  painter.setPen(QPen(style.border, 1));
  painter.drawLine(QPointF(scale.plot.left(), zero), QPointF(scale.plot.right(), zero));
}

double gapOf(double width) { return width >= 4 ? std::min(4.0, width * 0.2) : 0; }

/// On the other side of zero than the bar, where nothing else is.
void paintNumber(QPainter& painter, const NeuronBar& bar, const Scale& scale, const PictureStyle& style) {
  const double height = QFontMetricsF(painter.font()).height();
  const double zero = scale.yOf(0);
  const QRectF area(bar.left, bar.value < 0 ? zero - height - 1 : zero + 1, bar.width, height);
  painter.setPen(style.text);
  painter.drawText(area, Qt::AlignCenter,
                   cellWeightText(static_cast<float>(bar.value), bar.width, bar.width));
}

void paintBefore(QPainter& painter, const NeuronBar& bar, const Scale& scale, const PictureStyle& style) {
  if (!bar.before) return;
  const double y = scale.yOf(*bar.before);
  painter.setPen(QPen(style.text, 1.6, Qt::SolidLine, Qt::FlatCap));
  painter.drawLine(QPointF(bar.left, y), QPointF(bar.left + bar.width, y));
}

}  // namespace

void paintSignedBars(QPainter& painter, const NeuronBand& band, const std::vector<NeuronBar>& bars,
                     const QFont& small, const PictureStyle& style) {
  double largest = 0;
  for (const NeuronBar& bar : bars)
    largest = std::max({largest, std::abs(bar.value), std::abs(bar.before.value_or(0))});
  const double end = largest > 0 ? roundScaleUp(largest) : 1;
  const Scale scale{-end, end, band.plot};
  painter.save();
  painter.fillRect(band.plot, style.grid.isValid()
                                  ? QColor(style.grid.red(), style.grid.green(), style.grid.blue(), 60)
                                  : style.base);
  for (const NeuronBar& bar : bars) {
    const double zero = scale.yOf(0);
    const double y = scale.yOf(bar.value);
    const double gap = gapOf(bar.width);
    painter.fillRect(QRectF(bar.left + gap / 2, std::min(y, zero), bar.width - gap, std::abs(y - zero)),
                     bar.value < 0 ? style.negative : style.positive);
  }
  paintScale(painter, scale, small, style);
  painter.setFont(small);
  const double room = QFontMetricsF(small).horizontalAdvance(QStringLiteral("-0.00")) + 2;
  for (const NeuronBar& bar : bars) {
    paintBefore(painter, bar, scale, style);
    if (bar.width >= room && !bar.before) paintNumber(painter, bar, scale, style);
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
  QColor ground = style.grid;
  ground.setAlpha(60);
  painter.fillRect(band.plot, ground);
  QColor fill = style.mutedText;
  fill.setAlphaF(0.35F);
  const double zero = scale.yOf(0);
  double last = zero;
  for (const NeuronBar& bar : bars) {
    const double y = scale.yOf(bar.value);
    painter.fillRect(QRectF(bar.left, std::min(y, zero), bar.width, std::abs(y - zero)), fill);
    painter.setPen(QPen(style.text, 1.4));
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
  if (bars.empty()) return;
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
