#pragma once

#include <QRect>
#include <QSize>
#include <vector>

namespace headlight {

/// Boxes of given widths set in rows from left to right, as words in a paragraph; the boxes of one word touch
/// and stay in one row where they fit.
class ChipLayout {
 public:
  struct Metrics {
    int width = 0;    // of the whole area
    int height = 0;   // of a box
    int spacing = 0;  // between boxes and rows, and around them
  };

  struct Chip {
    int width = 0;
    bool joined = false;  // goes on with the word of the box before
  };

  /// A box wider than the area gets the area's width.
  void arrange(const std::vector<Chip>& chips, const Metrics& metrics);

  int count() const { return static_cast<int>(m_boxes.size()); }
  int rowCount() const { return static_cast<int>(m_rowStarts.size()); }
  int rowHeight() const { return m_metrics.height + m_metrics.spacing; }
  int totalHeight() const { return rowsHeight(rowCount()); }
  int rowsHeight(int rows) const { return rows * rowHeight() + m_metrics.spacing; }
  QRect box(int index) const { return m_boxes[static_cast<std::size_t>(index)]; }
  /// -1 between boxes and outside.
  int boxAt(const QPoint& point) const;
  /// Boxes [first, last) of the rows that touch [top, bottom).
  std::pair<int, int> boxesBetween(int top, int bottom) const;
  /// The box in the row `rows` further down (or up) that is nearest to the given one.
  int neighbour(int index, int rows) const;

 private:
  int rowOf(int index) const;
  static int wordWidth(const std::vector<Chip>& chips, std::size_t first);

  Metrics m_metrics;
  std::vector<QRect> m_boxes;
  std::vector<int> m_rowStarts;
};

}  // namespace headlight
