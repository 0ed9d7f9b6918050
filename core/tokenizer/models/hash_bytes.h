#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace headlight {

/// A quick hash for short texts, for tables in memory only.
inline std::uint64_t hashBytes(std::string_view text) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = text.size() * kFactor;
  const char* at = text.data();
  std::size_t left = text.size();
  const auto mix = [&](std::uint64_t block) {
    hash = (hash ^ block) * kFactor;
    hash ^= hash >> 29;
  };
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t block = 0;
    std::memcpy(&block, at, 8);
    mix(block);
  }
  std::uint64_t rest = 0;
  for (std::size_t i = 0; i < left; ++i) rest |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
  mix(rest);
  return hash ^ (hash >> 32);
}

}  // namespace headlight
