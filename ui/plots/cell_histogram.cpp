#include "ui/plots/cell_histogram.h"

#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

constexpr int binShift = 3;

}  // namespace

CellHistogram::CellHistogram(std::span<const float> values, std::span<const std::uint16_t> codes,
                             const ValueCode& code)
    : m_code(code) {
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i] == ValueCode::masked || codes[i] == ValueCode::leftOut) continue;
    const int magnitude = std::abs(int{codes[i]} - int{ValueCode::zero});
    const auto bin = static_cast<std::size_t>(magnitude >> binShift);
    if (bin >= m_bins.size()) m_bins.resize(bin + 1);
    ++m_bins[bin];
    ++m_count;
    m_largest = std::max(m_largest, static_cast<double>(std::abs(values[i])));
  }
}

void CellHistogram::add(const CellHistogram& other) {
  if (other.m_bins.size() > m_bins.size()) m_bins.resize(other.m_bins.size());
  for (std::size_t bin = 0; bin < other.m_bins.size(); ++bin) m_bins[bin] += other.m_bins[bin];
  if (m_count == 0) m_code = other.m_code;
  m_count += other.m_count;
  m_largest = std::max(m_largest, other.m_largest);
}

double CellHistogram::quantile(double share) const {
  const auto wanted = static_cast<std::int64_t>(std::ceil(share * static_cast<double>(m_count)));
  std::int64_t seen = 0;
  for (std::size_t bin = 0; bin < m_bins.size(); ++bin) {
    seen += m_bins[bin];
    if (seen < wanted || seen == 0) continue;
    const auto code = static_cast<std::uint16_t>(ValueCode::zero + (static_cast<int>(bin) << binShift));
    return std::min(m_code.value(code), m_largest);
  }
  return 0;
}

}  // namespace headlight
