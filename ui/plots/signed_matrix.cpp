#include "ui/plots/signed_matrix.h"

#include <QFontMetricsF>
#include <QImage>
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/plots/color_map.h"
#include "ui/plots/number_axis.h"

namespace headlight {

namespace {

constexpr double barWidth = 12;
constexpr double numberGap = 5;
constexpr int scaleSteps = 4;  // numbers beside the bar, less one

/// The cells that a pixel covers: at least one.
struct CellSpan {
  Eigen::Index begin = 0;
  Eigen::Index count = 1;
};

std::vector<CellSpan> spansOf(Eigen::Index cells, int pixels) {
  std::vector<CellSpan> spans(static_cast<std::size_t>(pixels));
  for (int pixel = 0; pixel < pixels; ++pixel) {
    const Eigen::Index begin = std::min<Eigen::Index>(cells - 1, pixel * cells / pixels);
    const Eigen::Index end = std::clamp<Eigen::Index>((pixel + 1) * cells / pixels, begin + 1, cells);
    spans[static_cast<std::size_t>(pixel)] = {begin, end - begin};
  }
  return spans;
}

QImage matrixImage(const Matrix& values, double limit, const QSize& size, bool dark) {
  const ColorMap& map = divergingColorMap(dark);
  const std::vector<CellSpan> rows = spansOf(values.rows(), size.height());
  const std::vector<CellSpan> columns = spansOf(values.cols(), size.width());
  QImage image(size, QImage::Format_RGB32);
  for (int y = 0; y < size.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    const CellSpan& row = rows[static_cast<std::size_t>(y)];
    for (int x = 0; x < size.width(); ++x) {
      const CellSpan& column = columns[static_cast<std::size_t>(x)];
      const double value = values.block(row.begin, column.begin, row.count, column.count).mean();
      line[x] = map.at(0.5 + 0.5 * value / limit);
    }
  }
  return image;
}

/// For files of lines and text: a whole number of pixels for every cell, three for each unit of the page.
int vectorPixels(double length, Eigen::Index cells) {
  const double wanted = std::min(length * 3, 3000.0);
  return static_cast<int>(cells >= wanted ? wanted : double(cells) * std::ceil(wanted / double(cells)));
}

}  // namespace

double signedLimit(const Matrix& values) {
  const double largest = values.size() ? double(values.cwiseAbs().maxCoeff()) : 0;
  if (!(largest > 0) || !std::isfinite(largest)) return 1;
  const double power = std::pow(10, std::floor(std::log10(largest)));
  for (const double step : {1.0, 2.0, 5.0, 10.0})
    if (largest <= step * power * 1.0001 && largest >= step * power * 0.85) return step * power;
  return largest;
}

void SignedMatrix::paint(QPainter& painter, const PictureStyle& style, bool vector) const {
  if (!values || values->size() == 0 || plot.isEmpty()) return;
  if (vector) {
    const QSize size(vectorPixels(plot.width(), values->cols()), vectorPixels(plot.height(), values->rows()));
    painter.drawImage(plot, matrixImage(*values, limit, size, style.dark));
  } else {
    // On whole pixels of the device, wherever on it the widget stands.
    const QTransform toDevice = painter.deviceTransform();
    const QRect target = toDevice.mapRect(plot).toAlignedRect();
    painter.drawImage(toDevice.inverted().mapRect(QRectF(target)),
                      matrixImage(*values, limit, target.size(), style.dark));
  }
  painter.setPen(QPen(style.frame, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(plot);
}

std::pair<double, double> SignedMatrix::scaleRange() const {
  const double high = values->maxCoeff() <= 0 ? 0 : limit;
  return {values->minCoeff() >= 0 && high > 0 ? 0 : -limit, high};
}

double SignedMatrix::scaleWidth(const QFont& font) const {
  const QFontMetricsF metrics(font);
  const auto [low, high] = scaleRange();
  const double step = (high - low) / scaleSteps;
  double widest = 0;
  for (int i = 0; i <= scaleSteps; ++i)
    widest = std::max(widest, metrics.horizontalAdvance(tickText(high - i * step, step)));
  return barWidth + numberGap + std::ceil(widest) + 2;
}

void SignedMatrix::paintScale(QPainter& painter, const QRectF& area, const PictureStyle& style,
                              const QFont& font) const {
  constexpr int steps = 64;
  const auto [low, high] = scaleRange();
  const ColorMap& map = divergingColorMap(style.dark);
  const QRectF bar(area.left(), area.top(), std::min(barWidth, area.width()), area.height());
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (int i = 0; i < steps; ++i) {
    // Each step reaches to the bottom, below the next ones, so that no seam shows in any renderer.
    const double top = bar.top() + bar.height() * i / steps;
    const double value = high - (i + 0.5) / steps * (high - low);
    painter.fillRect(QRectF(bar.left(), top, bar.width(), bar.bottom() - top),
                     map.at(0.5 + 0.5 * value / limit));
  }
  painter.restore();
  painter.setPen(QPen(style.frame, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(bar);
  painter.setFont(font);
  painter.setPen(style.mutedText);
  const double line = QFontMetricsF(font).height();
  for (int i = 0; i <= scaleSteps; ++i) {
    const double value = high - i * (high - low) / scaleSteps;
    const double middle = bar.top() + bar.height() * i / scaleSteps;
    const double top = std::clamp(middle - line / 2, area.top() - line / 4, area.bottom() - 0.75 * line);
    painter.drawText(QRectF(bar.right() + numberGap, top, area.right() - bar.right() - numberGap, line),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     tickText(value, (high - low) / scaleSteps));
  }
}

std::pair<int, int> SignedMatrix::cellAt(const QPointF& point) const {
  if (!values || values->size() == 0 || !plot.contains(point)) return {-1, -1};
  const auto index = [](double fraction, Eigen::Index count) {
    return static_cast<int>(std::clamp<double>(std::floor(fraction * double(count)), 0, double(count - 1)));
  };
  return {index((point.y() - plot.top()) / plot.height(), values->rows()),
          index((point.x() - plot.left()) / plot.width(), values->cols())};
}

}  // namespace headlight
