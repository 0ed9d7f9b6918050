#pragma once

#include <cstdint>
#include <vector>

namespace headlight {

/// A cell of one head's pattern.
struct WeightedCell {
  std::int64_t query = 0;
  std::int64_t key = 0;
  float weight = 0;
  bool operator==(const WeightedCell&) const = default;
};

/// The strongest of many cells, found while they pass by: memory grows with `limit`, not with their number.
/// Strength is the size of a weight whatever its sign; of equal ones the first row's, then the first column's
/// cell is the stronger.
class StrongestCells {
 public:
  /// Never more than `limit` (at least 1) cells are given back.
  explicit StrongestCells(std::size_t limit) : m_limit(limit) {}

  /// A weight of 0 is no cell at all.
  void add(const WeightedCell& cell);
  /// Of all that were added.
  double total() const { return m_total; }
  std::int64_t count() const { return m_count; }
  /// The fewest cells that hold `share` (0 to 1) of the total, strongest first, or the strongest `limit`
  /// where they do not. What a sum of float32 weights cannot tell from the share counts as it (a millionth).
  std::vector<WeightedCell> take(double share);

 private:
  void dropWeak();

  std::size_t m_limit;
  double m_total = 0;
  std::int64_t m_count = 0;
  float m_least = 0;  // below it a cell is not among the strongest
  std::vector<WeightedCell> m_cells;
};

}  // namespace headlight
