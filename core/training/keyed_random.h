#pragma once

#include <cstdint>

#include "core/model/random_numbers.h"

namespace headlight {

/// What random numbers of a training are for, so that no two uses have the same ones.
enum class RandomPurpose : std::uint64_t {
  LineOrder = 1,
  TextOrder,
  RowCuts,
  RowOrder,
  Masking,
  Corruption,
  RandomTokens,
  HeldOut
};

/// The numbers of a seed, a purpose and up to two numbers more, whatever thread asks.
inline RandomNumbers keyedNumbers(std::uint64_t seed, RandomPurpose purpose, std::uint64_t first,
                                  std::uint64_t second = 0) {
  std::uint64_t key = RandomNumbers(seed).bits(static_cast<std::uint64_t>(purpose));
  key = RandomNumbers(key).bits(first);
  return RandomNumbers(RandomNumbers(key).bits(second));
}

/// In [0, 1), from the upper 53 bits.
inline double unitNumber(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }

/// In [0, count), for a count far below 2^32: the upper part of a product of 32 bits. Precondition: count >
/// 0.
inline std::int64_t indexNumber(std::uint64_t bits, std::int64_t count) {
  return static_cast<std::int64_t>((bits >> 32) * static_cast<std::uint64_t>(count) >> 32);
}

}  // namespace headlight
