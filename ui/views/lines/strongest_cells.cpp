#include "ui/views/lines/strongest_cells.h"

#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

bool isStronger(const WeightedCell& first, const WeightedCell& second) {
  const float a = std::abs(first.weight);
  const float b = std::abs(second.weight);
  if (a != b) return a > b;
  return first.query != second.query ? first.query < second.query : first.key < second.key;
}

}  // namespace

void StrongestCells::add(const WeightedCell& cell) {
  const float strength = std::abs(cell.weight);
  if (!(strength > 0)) return;
  m_total += static_cast<double>(strength);
  ++m_count;
  if (strength < m_least) return;
  m_cells.push_back(cell);
  // Twice the limit between two partitions, so that a cell costs the same however many there are.
  if (m_cells.size() >= 2 * m_limit + 16) dropWeak();
}

void StrongestCells::dropWeak() {
  if (m_cells.size() <= m_limit) return;
  const auto last = m_cells.begin() + static_cast<std::ptrdiff_t>(m_limit) - 1;
  std::nth_element(m_cells.begin(), last, m_cells.end(), isStronger);
  m_least = std::abs(last->weight);
  m_cells.resize(m_limit);
}

std::vector<WeightedCell> StrongestCells::take(double share) {
  constexpr double slack = 1e-6;
  dropWeak();
  std::sort(m_cells.begin(), m_cells.end(), isStronger);
  if (share >= 1) return m_cells;
  const double wanted = (share - slack) * m_total;
  double sum = 0;
  std::size_t taken = 0;
  while (taken < m_cells.size() && sum < wanted)
    sum += static_cast<double>(std::abs(m_cells[taken++].weight));
  return {m_cells.begin(), m_cells.begin() + static_cast<std::ptrdiff_t>(taken)};
}

}  // namespace headlight
