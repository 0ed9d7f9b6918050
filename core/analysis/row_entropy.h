#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>

namespace headlight {

// p log2 p without a library call in the loop, so that it is vectorized: with p = m 2^e and t = (m - 1) / (m
// + 1), log2 m = 2 / ln 2 (t + t^3 / 3 + t^5 / 5 + ...) (Abramowitz and Stegun 1964, 4.1.27); error below
// 1e-6.
inline float timesLog2(float p) {
  const float positive = p < 1e-37f ? 1e-37f : p;
  const auto bits = std::bit_cast<std::int32_t>(positive);
  const std::int32_t exponent = (bits - 0x3f3504f3) >> 23;  // m from sqrt(1/2) to sqrt(2)
  const float m = std::bit_cast<float>(bits - exponent * (1 << 23));
  const float t = (m - 1) / (m + 1);
  const float s = t * t;
  const float log2m =
      2.88539008f * t * (1 + s * (1.0f / 3 + s * (1.0f / 5 + s * (1.0f / 7 + s * (1.0f / 9)))));
  return p * (static_cast<float>(exponent) + log2m);
}

/// The Jensen-Shannon divergence of two rows in bits, 0 (equal) to 1 (they share no key): H((p + q) / 2) -
/// (H(p) + H(q)) / 2 (Lin 1991, IEEE Transactions on Information Theory 37, page 145). Rows of equal length.
inline double divergenceBits(std::span<const float> p, std::span<const float> q) {
  // Short pieces in float32, which the compiler vectorizes, added up in float64.
  constexpr std::size_t piece = 64;
  double sum = 0;
  for (std::size_t begin = 0; begin < p.size(); begin += piece) {
    const std::size_t end = std::min(p.size(), begin + piece);
    float part = 0;
    for (std::size_t i = begin; i < end; ++i)
      part += 0.5f * (timesLog2(p[i]) + timesLog2(q[i])) - timesLog2(0.5f * (p[i] + q[i]));
    sum += static_cast<double>(part);
  }
  return std::clamp(sum, 0.0, 1.0);
}

}  // namespace headlight
