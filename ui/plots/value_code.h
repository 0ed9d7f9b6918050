#pragma once

#include <cstdint>
#include <span>

#include "core/trace/pattern_source.h"

namespace headlight {

/// Values of a pattern as 16-bit numbers in the same order as the values, so that a picture can be coloured
/// by any scale without being computed again. A code is a sign, an exponent and nine bits of mantissa,
/// relative to the largest value there may be: it is off by at most 0.1 %, down to 2^-62 of that value.
///
///   0 .. zero - 1      negative values, the largest magnitude first
///   zero               0, and what is smaller than the smallest code
///   zero + 1 .. last   positive values
///   masked, leftOut    pixels without a value
class ValueCode {
 public:
  static constexpr std::uint16_t zero = 32767;
  static constexpr std::uint16_t masked = 65534;
  static constexpr std::uint16_t leftOut = 65535;
  /// Magnitudes are numbered from 1 to this.
  static constexpr int magnitudes = 63 * 512;
  static constexpr int count = 65536;

  /// For values of magnitude up to about `unit`; larger ones get the last code.
  explicit ValueCode(double unit = 1);
  /// For every value of this range.
  static ValueCode of(const ValueRange& range);

  /// NaN is leftOut.
  std::uint16_t code(float value) const;
  /// code() of many values.
  void encode(std::span<const float> values, std::uint16_t* codes) const;
  /// The value in the middle of a code's; 0 for masked and leftOut.
  double value(std::uint16_t code) const;

  bool operator==(const ValueCode&) const = default;

 private:
  float m_unit = 1;
  float m_inverse = 1;
};

}  // namespace headlight
