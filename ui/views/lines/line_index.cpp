#include "ui/views/lines/line_index.h"

#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

constexpr double mostSquares = 1 << 16;  // squares of a larger picture are larger

}  // namespace

LineIndex::LineIndex(const std::vector<DrawnLine>& lines, const QSizeF& size) {
  if (lines.empty()) return;
  m_side = std::max(m_side, std::sqrt(size.width() * size.height() / mostSquares));
  m_columns = static_cast<int>(std::ceil(size.width() / m_side)) + 1;
  m_rows = static_cast<int>(std::ceil(size.height() / m_side)) + 1;
  m_squares.resize(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows));
  for (std::size_t line = 0; line < lines.size(); ++line)
    for (qsizetype i = 1; i < lines[line].points.size(); ++i)
      add(static_cast<std::uint32_t>(line), lines[line].points[i - 1], lines[line].points[i]);
}

/// Walks along the piece in steps of half a square: whatever is within reach of it is at most one square away
/// from a step.
void LineIndex::add(std::uint32_t line, const QPointF& begin, const QPointF& end) {
  const QPointF along = end - begin;
  const double length = std::hypot(along.x(), along.y());
  const int steps = std::max(1, static_cast<int>(std::ceil(length / (m_side / 2))));
  for (int step = 0; step <= steps; ++step) {
    const QPointF point = begin + along * (static_cast<double>(step) / steps);
    std::vector<std::uint32_t>& square =
        m_squares[static_cast<std::size_t>(rowOf(point.y())) * static_cast<std::size_t>(m_columns) +
                  static_cast<std::size_t>(columnOf(point.x()))];
    if (square.empty() || square.back() != line) square.push_back(line);
  }
}

int LineIndex::columnOf(double x) const {
  return std::clamp(static_cast<int>(std::floor(x / m_side)), 0, m_columns - 1);
}

int LineIndex::rowOf(double y) const {
  return std::clamp(static_cast<int>(std::floor(y / m_side)), 0, m_rows - 1);
}

std::vector<std::size_t> LineIndex::near(const QPointF& point) const {
  std::vector<std::size_t> found;
  if (m_squares.empty()) return found;
  const int column = columnOf(point.x()), row = rowOf(point.y());
  for (int y = std::max(0, row - 1); y <= std::min(m_rows - 1, row + 1); ++y)
    for (int x = std::max(0, column - 1); x <= std::min(m_columns - 1, column + 1); ++x)
      for (const std::uint32_t line :
           m_squares[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) +
                     static_cast<std::size_t>(x)])
        found.push_back(line);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace headlight
