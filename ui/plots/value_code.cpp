#include "ui/plots/value_code.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace headlight {

namespace {

// A magnitude of 1 has the exponent 127 in IEEE 754; the codes' exponents run from 2^-62 to 2^0.
constexpr std::int32_t smallestExponent = 127 - 62;
constexpr int mantissaBits = 9;
constexpr int droppedBits = 23 - mantissaBits;
constexpr std::int32_t offset = (smallestExponent << mantissaBits) - 1;

/// Number of the magnitude, 0 for what is too small.
std::int32_t magnitudeOf(float magnitude) {
  const auto bits = std::bit_cast<std::int32_t>(magnitude);
  const std::int32_t rounded = (bits + (1 << (droppedBits - 1))) >> droppedBits;
  return std::clamp(rounded - offset, 0, ValueCode::magnitudes);
}

/// Without a branch, so that loops over it are vectorized.
std::uint16_t codeOf(float value, float inverse) {
  const std::int32_t magnitude = magnitudeOf(std::abs(value) * inverse);
  const std::int32_t code = value < 0 ? ValueCode::zero - magnitude : ValueCode::zero + magnitude;
  return static_cast<std::uint16_t>(std::isnan(value) ? ValueCode::leftOut : code);
}

}  // namespace

ValueCode::ValueCode(double unit)
    : m_unit(unit > 0 && std::isfinite(unit) ? static_cast<float>(unit) : 1.0f), m_inverse(1 / m_unit) {}

ValueCode ValueCode::of(const ValueRange& range) {
  return ValueCode(
      std::max(std::abs(static_cast<double>(range.low)), std::abs(static_cast<double>(range.high))));
}

std::uint16_t ValueCode::code(float value) const { return codeOf(value, m_inverse); }

void ValueCode::encode(std::span<const float> values, std::uint16_t* codes) const {
  for (std::size_t i = 0; i < values.size(); ++i) codes[i] = codeOf(values[i], m_inverse);
}

double ValueCode::value(std::uint16_t code) const {
  if (code == zero || code == masked || code == leftOut) return 0;
  const std::int32_t magnitude = code > zero ? code - zero : zero - code;
  const auto bits = static_cast<std::int32_t>((magnitude + offset) << droppedBits);
  const double value = static_cast<double>(std::bit_cast<float>(bits)) * static_cast<double>(m_unit);
  return code > zero ? value : -value;
}

}  // namespace headlight
