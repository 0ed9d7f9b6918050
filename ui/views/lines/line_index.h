#pragma once

#include <QPointF>
#include <QSizeF>
#include <cstdint>
#include <vector>

#include "ui/views/lines/line_raster.h"

namespace headlight {

/// Which lines pass near a point: squares of the picture, each with the lines that go through it, so that a
/// mouse over thousands of lines looks at a few of them. A value.
class LineIndex {
 public:
  LineIndex() = default;
  LineIndex(const std::vector<DrawnLine>& lines, const QSizeF& size);

  /// How far from a point a line may be and is still found.
  static constexpr double reach = 8;
  /// The lines that may be within `reach` of a point, in their order, each once.
  std::vector<std::size_t> near(const QPointF& point) const;

 private:
  void add(std::uint32_t line, const QPointF& begin, const QPointF& end);
  int columnOf(double x) const;
  int rowOf(double y) const;

  double m_side = 24;  // of a square
  int m_columns = 0;
  int m_rows = 0;
  std::vector<std::vector<std::uint32_t>> m_squares;  // [rows, columns]
};

}  // namespace headlight
