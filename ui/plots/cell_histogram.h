#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ui/plots/value_code.h"

namespace headlight {

/// How often which magnitude occurs among the drawn cells of a head: what a colour scale is fitted to. Masked
/// and left-out cells do not count. A bin holds magnitudes that differ by at most 1.6 %.
class CellHistogram {
 public:
  CellHistogram() = default;
  /// Of pixels given as values and, for what they are, as codes.
  CellHistogram(std::span<const float> values, std::span<const std::uint16_t> codes, const ValueCode& code);

  /// Adds another head of the same source.
  void add(const CellHistogram& other);

  std::int64_t count() const { return m_count; }
  /// The largest magnitude.
  double largest() const { return m_largest; }
  /// The magnitude that this share of all cells does not exceed, to 1.6 %; 0 where there is none.
  double quantile(double share) const;

 private:
  std::vector<std::int64_t> m_bins;  // by number of the magnitude / 8
  ValueCode m_code;
  std::int64_t m_count = 0;
  double m_largest = 0;
};

}  // namespace headlight
