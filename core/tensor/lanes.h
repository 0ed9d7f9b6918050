#pragma once

#include <cstdint>
#include <cstring>

namespace headlight {

/// Sixteen floats that are computed together, in one register or a few, whatever the machine. Loops over rows
/// are written with them so that a row gives the same bits at any address and in any block of rows. (The
/// compiler's own vector type: Eigen's fixed arrays make GCC 12 warn about its own AVX-512 headers.)
inline constexpr std::int64_t laneCount = 16;
using Lanes = float __attribute__((vector_size(laneCount * sizeof(float))));
using IntLanes = std::int32_t __attribute__((vector_size(laneCount * sizeof(std::int32_t))));

inline Lanes loadLanes(const float* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
inline void storeLanes(Lanes lanes, float* to) { std::memcpy(to, &lanes, sizeof lanes); }

/// The first `count` lanes from memory, the others 0.
inline Lanes loadLanes(const float* from, std::int64_t count) {
  Lanes lanes = {};
  if (count > 0) std::memcpy(&lanes, from, static_cast<std::size_t>(count) * sizeof(float));
  return lanes;
}
inline void storeLanes(Lanes lanes, float* to, std::int64_t count) {
  if (count > 0) std::memcpy(to, &lanes, static_cast<std::size_t>(count) * sizeof(float));
}

/// The sum of all lanes, pairwise.
inline float sumLanes(Lanes lanes) {
  float values[laneCount];
  storeLanes(lanes, values);
  for (std::int64_t width = laneCount / 2; width > 0; width /= 2) {
    for (std::int64_t i = 0; i < width; ++i) values[i] += values[i + width];
  }
  return values[0];
}

inline Lanes atLeast(Lanes lanes, float low) { return lanes > low ? lanes : low - Lanes{}; }
inline Lanes atMost(Lanes lanes, float high) { return lanes < high ? lanes : high - Lanes{}; }

/// e^x within two units in the last place; 0 rounds up to 1e-38 and the largest float stands for more.
inline Lanes expLanes(Lanes x) {
  // x = n ln 2 + r, |r| <= ln(2) / 2: a polynomial for e^r (Cephes' expf), and n added to the exponent.
  // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits.
  constexpr float rounding = 12582912.0F;
  const Lanes bounded = atMost(atLeast(x, -87.3F), 88.3F);
  const Lanes shifted = bounded * 1.44269504088896341F + rounding;
  const Lanes n = shifted - rounding;
  const Lanes r = (bounded - n * 0.693359375F) + n * 2.12194440e-4F;
  Lanes p = r * 1.9875691500e-4F + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = (p * r * r + r) + 1.0F;
  IntLanes exponent;
  IntLanes bits;
  std::memcpy(&exponent, &shifted, sizeof exponent);
  std::memcpy(&bits, &p, sizeof bits);
  bits += exponent << 23;
  std::memcpy(&p, &bits, sizeof p);
  return p;
}

/// to[i] = function(from[i]) for i in [0, count), lanes at a time. `to` may be `from`.
template <typename Function>
void mapLanes(const float* from, float* to, std::int64_t count, const Function& function) {
  std::int64_t i = 0;
  for (; i + laneCount <= count; i += laneCount) storeLanes(function(loadLanes(from + i)), to + i);
  if (i < count) storeLanes(function(loadLanes(from + i, count - i)), to + i, count - i);
}

/// to[i] = function(a[i], b[i]), lanes at a time. `to` may be `a` or `b`.
template <typename Function>
void mapLanes(const float* a, const float* b, float* to, std::int64_t count, const Function& function) {
  std::int64_t i = 0;
  for (; i + laneCount <= count; i += laneCount) {
    storeLanes(function(loadLanes(a + i), loadLanes(b + i)), to + i);
  }
  if (i == count) return;
  storeLanes(function(loadLanes(a + i, count - i), loadLanes(b + i, count - i)), to + i, count - i);
}

}  // namespace headlight
