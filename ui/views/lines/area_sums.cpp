#include "ui/views/lines/area_sums.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace headlight {

namespace {

constexpr int wordBits = 64;
constexpr int channelMost = 255;

/// All four channels times a / 255, rounded, as Qt's own blending has it.
QRgb times(QRgb color, std::uint32_t a) {
  constexpr std::uint64_t channels = 0x00ff00ff00ff00ff;
  std::uint64_t wide = (color | std::uint64_t{color} << 24) & channels;
  wide *= a;
  wide = ((wide + ((wide >> 8) & channels) + 0x0080008000800080) >> 8) & channels;
  return static_cast<QRgb>(wide) | static_cast<QRgb>(wide >> 24);
}

void blendPixel(QRgb& pixel, QRgb color, int coverage) {
  const QRgb part = coverage == channelMost ? color : times(color, static_cast<std::uint32_t>(coverage));
  pixel = part + times(pixel, static_cast<std::uint32_t>(channelMost - qAlpha(part)));
}

/// An outline that covers a place twice covers it once.
int coverageOf(float sum) { return static_cast<int>(std::min(std::abs(sum), 1.0F) * channelMost + 0.5F); }

}  // namespace

AreaSums::AreaSums(QImage& image)
    : m_width(image.width()),
      m_height(image.height()),
      m_stride(m_width + 2),
      m_words((m_stride + wordBits - 1) / wordBits),
      m_firstRow(m_height),
      m_sums(static_cast<std::size_t>(m_stride) * static_cast<std::size_t>(m_height)),
      m_touched(static_cast<std::size_t>(m_words) * static_cast<std::size_t>(m_height)),
      m_bits(image.bits()),
      m_bytesPerLine(image.bytesPerLine()) {}

/// What is left of the image covers as its left side would, what is right of it not at all.
void AreaSums::addEdge(const QPointF& begin, const QPointF& end) {
  if (begin.y() == end.y()) return;
  const bool down = begin.y() < end.y();
  const QPointF from = down ? begin : end, to = down ? end : begin;
  const double right = m_width;
  const double top = std::max(from.y(), 0.0), bottom = std::min(to.y(), static_cast<double>(m_height));
  if (top >= bottom || std::min(from.x(), to.x()) >= right) return;
  const double slope = (to.x() - from.x()) / (to.y() - from.y());
  const auto xAt = [&](double y) { return from.x() + (y - from.y()) * slope; };
  double cuts[4] = {top, bottom, bottom, bottom};
  int count = 1;
  if (slope != 0) {
    double sides[2] = {from.y() - from.x() / slope, from.y() + (right - from.x()) / slope};
    if (sides[0] > sides[1]) std::swap(sides[0], sides[1]);
    for (const double side : sides)
      if (side > cuts[count - 1] && side < bottom) cuts[count++] = side;
  }
  cuts[count] = bottom;
  for (int i = 0; i < count; ++i) {
    const double middle = xAt((cuts[i] + cuts[i + 1]) / 2);
    if (middle >= right) continue;
    const auto x = [&](double y) {
      return middle <= 0 ? 0.0F : static_cast<float>(std::clamp(xAt(y), 0.0, right));
    };
    addSteep(x(cuts[i]), static_cast<float>(cuts[i]), x(cuts[i + 1]), static_cast<float>(cuts[i + 1]),
             down ? 1.0F : -1.0F);
  }
}

/// Row by row, downwards, within the image.
void AreaSums::addSteep(float x, float y, float toX, float toY, float sign) {
  if (!(toY > y)) return;
  const float slope = (toX - x) / (toY - y);
  const int first = static_cast<int>(y);
  const int end = std::min(m_height, static_cast<int>(std::ceil(toY)));
  m_firstRow = std::min(m_firstRow, first);
  m_endRow = std::max(m_endRow, end);
  for (int row = first; row < end; ++row) {
    const float high = std::max(y, static_cast<float>(row));
    const float low = std::min(toY, static_cast<float>(row + 1));
    const bool last = row + 1 == end;
    const float next = last ? toX : x + (low - high) * slope;
    addInRow(row, x, next, (low - high) * sign);
    x = next;
  }
}

void AreaSums::add(int row, int column, float area) {
  m_sums[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_stride) +
         static_cast<std::size_t>(column)] += area;
  m_touched[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_words) +
            static_cast<std::size_t>(column / wordBits)] |= std::uint64_t{1} << (column % wordBits);
}

/// `covered` is the height of the edge in this row, with its direction. Of the pixel that the edge goes
/// through the part to the right of it is covered, a trapezium; of those behind it all.
void AreaSums::addInRow(int row, float x, float toX, float covered) {
  const float left = std::min(x, toX), right = std::max(x, toX);
  const int first = static_cast<int>(left);
  const int end = static_cast<int>(std::ceil(right));
  if (end <= first + 1) {
    const float beyond = covered * (0.5F * (left + right) - static_cast<float>(first));
    add(row, first, covered - beyond);
    add(row, first + 1, beyond);
    return;
  }
  // The area right of the edge in each pixel from the first on; what is added is how it changes.
  const float perPixel = covered / (right - left);
  float before = 0;
  for (int column = first; column < end; ++column) {
    const float entered = std::max(left, static_cast<float>(column));
    const float leaves = std::min(right, static_cast<float>(column + 1));
    // Up to the edge's middle in this pixel nothing of what it covers here counts, behind it all.
    const float here = perPixel * (leaves - entered);
    const float sum =
        perPixel * (entered - left) + here * (static_cast<float>(column + 1) - 0.5F * (entered + leaves));
    add(row, column, sum - before);
    before = sum;
  }
  add(row, end, covered - before);
}

void AreaSums::blend(QRgb premultiplied) {
  for (int row = m_firstRow; row < m_endRow; ++row) blendRow(row, premultiplied);
  m_firstRow = m_height;
  m_endRow = 0;
}

void AreaSums::blendRow(int row, QRgb premultiplied) {
  float* const sums = m_sums.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(m_stride);
  std::uint64_t* const touched =
      m_touched.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(m_words);
  QRgb* const pixels = reinterpret_cast<QRgb*>(m_bits + row * m_bytesPerLine);
  float sum = 0;
  int done = 0;  // pixels
  const auto fillTo = [&](int column) {
    if (const int coverage = coverageOf(sum); coverage > 0)
      for (; done < column; ++done) blendPixel(pixels[done], premultiplied, coverage);
    done = column;
  };
  for (int word = 0; word < m_words; ++word) {
    for (std::uint64_t bits = std::exchange(touched[word], 0); bits != 0; bits &= bits - 1) {
      const int column = word * wordBits + std::countr_zero(bits);
      fillTo(std::min(column, m_width));
      sum += std::exchange(sums[column], 0.0F);
    }
  }
  fillTo(m_width);
}

}  // namespace headlight
