#pragma once

#include <cstdint>

namespace headlight {

/// Numbers that look random and are the same on every machine, by SplitMix64 (Steele, Lea and Flood 2014,
/// "Fast splittable pseudorandom number generators"): number i of a seed can be had without those before it.
class RandomNumbers {
 public:
  explicit RandomNumbers(std::uint64_t seed) : m_seed(mix(seed + increment)) {}

  /// 64 bits, for any index.
  std::uint64_t bits(std::uint64_t index) const { return mix(m_seed + (index + 1) * increment); }

  /// Roughly normal with mean 0 and variance 1: the sum of four of the 16-bit parts of the bits. Whole
  /// numbers are added and the result is rounded once, so no machine's arithmetic can differ.
  float normal(std::uint64_t index) const {
    const std::uint64_t value = bits(index);
    const std::int64_t sum = static_cast<std::int64_t>((value & 0xffff) + (value >> 16 & 0xffff) +
                                                       (value >> 32 & 0xffff) + (value >> 48)) -
                             2 * 0xffff;
    // Four uniform numbers of 0 to 65535 have a variance of 4 * 65536^2 / 12.
    return static_cast<float>(sum) * (1.7320508075688772F / 65536.0F);
  }

  static constexpr std::uint64_t increment = 0x9e3779b97f4a7c15U;

  /// The finalizer, of one number or of a vector of them.
  template <typename Number>
  static constexpr Number mix(Number value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
  }

 private:
  std::uint64_t m_seed;
};

}  // namespace headlight
