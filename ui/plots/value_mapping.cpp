#include "ui/plots/value_mapping.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headlight {

ValueMapping::ValueMapping(ScaleMode mode, ValueRange range) : m_mode(mode) {
  const double low = std::isfinite(range.low) ? range.low : 0;
  const double high = std::isfinite(range.high) ? range.high : 1;
  if (mode == ScaleMode::RowMaximum) {
    m_low = low < 0 ? -1 : 0;
    m_high = 1;
  } else if (low < 0) {
    m_high = std::max(std::abs(low), std::abs(high));
    m_low = -m_high;
  } else {
    m_low = mode == ScaleMode::Log ? 0 : low;
    m_high = high > m_low ? high : m_low + 1;
    if (mode == ScaleMode::Log && low > 0 && low < m_high) m_floor = low / m_high;
  }
}

double ValueMapping::positiveFraction(double value) const {
  // log(value / floor) / log(high / floor) with floor = high * m_floor.
  if (m_mode != ScaleMode::Log) return std::min(value / m_high, 1.0);
  const double relative = value / m_high;
  if (relative <= m_floor) return 0;
  return std::min(1 - std::log(relative) / std::log(m_floor), 1.0);
}

double ValueMapping::fraction(double value) const {
  if (std::isnan(value)) return value;
  if (isDiverging())
    return value >= 0 ? 0.5 + 0.5 * positiveFraction(value) : 0.5 - 0.5 * positiveFraction(-value);
  if (m_mode == ScaleMode::Log) return value > 0 ? positiveFraction(value) : 0;
  return std::clamp((value - m_low) / (m_high - m_low), 0.0, 1.0);
}

double ValueMapping::value(double fraction) const {
  if (isDiverging()) {
    const double part = std::abs(fraction - 0.5) * 2;
    const double size = m_mode == ScaleMode::Log ? m_high * std::pow(m_floor, 1 - part) : m_high * part;
    return fraction < 0.5 ? -size : size;
  }
  if (m_mode == ScaleMode::Log) return m_high * std::pow(m_floor, 1 - fraction);
  return m_low + fraction * (m_high - m_low);
}

}  // namespace headlight
