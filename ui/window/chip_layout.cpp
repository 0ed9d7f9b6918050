#include "ui/window/chip_layout.h"

#include <algorithm>
#include <cstdlib>

namespace headlight {

int ChipLayout::wordWidth(const std::vector<Chip>& chips, std::size_t first) {
  int width = chips[first].width;
  for (std::size_t i = first + 1; i < chips.size() && chips[i].joined; ++i) width += chips[i].width;
  return width;
}

void ChipLayout::arrange(const std::vector<Chip>& chips, const Metrics& metrics) {
  m_metrics = metrics;
  m_boxes.clear();
  m_boxes.reserve(chips.size());
  m_rowStarts.clear();
  const int usable = std::max(1, metrics.width - 2 * metrics.spacing);
  int x = 0;
  for (std::size_t i = 0; i < chips.size(); ++i) {
    const int width = std::min(chips[i].width, usable);
    const bool joined = chips[i].joined && !m_rowStarts.empty();
    if (joined) x -= metrics.spacing;
    // A word goes to the next row as a whole unless a whole row is too short for it.
    const int word = joined ? width : wordWidth(chips, i);
    const bool fits = x + (word <= usable ? word : width) <= usable;
    if (m_rowStarts.empty() || !fits) {
      m_rowStarts.push_back(count());
      x = 0;
    }
    const int y = metrics.spacing + (rowCount() - 1) * rowHeight();
    m_boxes.emplace_back(metrics.spacing + x, y, width, metrics.height);
    x += width + metrics.spacing;
  }
}

int ChipLayout::boxAt(const QPoint& point) const {
  const auto [first, last] = boxesBetween(point.y(), point.y() + 1);
  for (int index = first; index < last; ++index)
    if (box(index).contains(point)) return index;
  return -1;
}

std::pair<int, int> ChipLayout::boxesBetween(int top, int bottom) const {
  if (m_rowStarts.empty()) return {0, 0};
  const int firstRow = std::clamp((top - m_metrics.spacing) / rowHeight(), 0, rowCount());
  const int lastRow = std::clamp(bottom / rowHeight() + 1, 0, rowCount());
  const auto start = [this](int row) {
    return row < rowCount() ? m_rowStarts[static_cast<std::size_t>(row)] : count();
  };
  return {start(firstRow), start(std::max(firstRow, lastRow))};
}

int ChipLayout::rowOf(int index) const {
  const auto after = std::upper_bound(m_rowStarts.begin(), m_rowStarts.end(), index);
  return static_cast<int>(after - m_rowStarts.begin()) - 1;
}

int ChipLayout::neighbour(int index, int rows) const {
  if (index < 0 || index >= count()) return index;
  const int row = std::clamp(rowOf(index) + rows, 0, rowCount() - 1);
  if (row == rowOf(index)) return index;
  const int first = m_rowStarts[static_cast<std::size_t>(row)];
  const int last = row + 1 < rowCount() ? m_rowStarts[static_cast<std::size_t>(row) + 1] : count();
  const int x = box(index).center().x();
  int nearest = first;
  for (int candidate = first; candidate < last; ++candidate)
    if (std::abs(box(candidate).center().x() - x) < std::abs(box(nearest).center().x() - x))
      nearest = candidate;
  return nearest;
}

}  // namespace headlight
