#pragma once

#include "ui/session/display_options.h"

namespace headlight {

/// From a value of a pattern to a fraction of the colour map. A value.
///
///   linear       fraction = (value - low) / (high - low)
///   log          fraction = log(value / floor) / log(high / floor), floor = low, or high / 10,000 where low
///   is
///                0; 0 below it
///   row maximum  linear from 0 to the largest value of the row; the caller divides each row by it first
///
/// A range that reaches below zero is diverging: symmetric about zero, which is fraction 0.5.
class ValueMapping {
 public:
  static constexpr double logFloor = 1e-4;

  ValueMapping() = default;
  ValueMapping(ScaleMode mode, ValueRange range);

  ScaleMode mode() const { return m_mode; }
  bool isDiverging() const { return m_low < 0; }
  /// The ends of the colour scale.
  double low() const { return m_low; }
  double high() const { return m_high; }

  /// In [0, 1], or NaN for NaN.
  double fraction(double value) const;
  /// The value at a fraction; the lower end of a log scale is its floor.
  double value(double fraction) const;

  bool operator==(const ValueMapping&) const = default;

 private:
  double positiveFraction(double value) const;

  ScaleMode m_mode = ScaleMode::Linear;
  double m_low = 0;
  double m_high = 1;
  double m_floor = logFloor;  // of a log scale, relative to m_high
};

}  // namespace headlight
