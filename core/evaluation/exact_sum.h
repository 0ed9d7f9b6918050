#pragma once

#include <cassert>
#include <cmath>
#include <cstdint>

namespace headlight {

/// A sum of numbers that does not depend on their order, so that parts of a work add up to the same bits
/// wherever they were done: a whole number and a fraction in units of 2^-52, [0, 2^52). Each number is
/// rounded to such a unit once. Numbers, and the sum, are below 2^62.
class ExactSum {
 public:
  ExactSum() = default;
  /// What whole() and fraction() gave.
  ExactSum(std::int64_t whole, std::int64_t fraction) : m_whole(whole), m_fraction(fraction) {
    assert(fraction >= 0 && fraction < unit);
  }

  void add(double value) {
    const double whole = std::floor(value);
    // A fraction that rounds up to 1 is carried.
    const std::int64_t fraction = std::llround(std::ldexp(value - whole, 52));
    addParts(static_cast<std::int64_t>(whole) + fraction / unit, fraction % unit);
  }
  void add(const ExactSum& other) { addParts(other.m_whole, other.m_fraction); }

  std::int64_t whole() const { return m_whole; }
  std::int64_t fraction() const { return m_fraction; }
  double value() const {
    return static_cast<double>(m_whole) + std::ldexp(static_cast<double>(m_fraction), -52);
  }
  bool operator==(const ExactSum&) const = default;

  static constexpr std::int64_t unit = std::int64_t{1} << 52;

 private:
  void addParts(std::int64_t whole, std::int64_t fraction) {
    m_whole += whole;
    m_fraction += fraction;
    if (m_fraction < unit) return;
    m_fraction -= unit;
    ++m_whole;
  }

  std::int64_t m_whole = 0;
  std::int64_t m_fraction = 0;
};

}  // namespace headlight
