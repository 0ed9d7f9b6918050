#include "ui/plots/cell_histogram.h"

#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

constexpr int binShift = 3;
constexpr std::size_t allBins = (ValueCode::magnitudes >> binShift) + 1;

}  // namespace

CellHistogram::CellHistogram(std::span<const float> values, std::span<const std::uint16_t> codes,
                             const ValueCode& code)
    : m_code(code) {
  // A pixel without a value counts in a last bin, which is cheaper than to tell it apart.
  std::vector<std::int64_t> bins(allBins + 1);
  float largest = 0;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const bool drawn = codes[i] != ValueCode::masked && codes[i] != ValueCode::leftOut;
    const int magnitude = std::abs(int{codes[i]} - int{ValueCode::zero});
    ++bins[drawn ? static_cast<std::size_t>(magnitude >> binShift) : allBins];
    largest = std::max(largest, drawn ? std::abs(values[i]) : 0.0f);
  }
  m_largest = static_cast<double>(largest);
  m_count = static_cast<std::int64_t>(codes.size()) - bins.back();
  bins.pop_back();
  while (!bins.empty() && bins.back() == 0) bins.pop_back();
  m_bins.assign(bins.begin(), bins.end());  // no longer than needed: there is one for every head
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
