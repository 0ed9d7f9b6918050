#include "core/tensor/narrowing.h"

#include <bit>

namespace headlight {

std::uint16_t toBFloat16(float value) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
  return static_cast<std::uint16_t>((bits + 0x7FFFU + (bits >> 16 & 1U)) >> 16);
}

std::uint16_t toFloat16(float value) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
  const std::uint32_t sign = bits >> 16 & 0x8000U;
  const std::uint32_t magnitude = bits & 0x7FFFFFFFU;
  std::uint32_t half = 0;
  if (magnitude < 113U << 23) {
    // Below 2^-14: in the sum with a half the numbers are as far apart as binary16's subnormal ones.
    half = std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude) + 0.5F) - (126U << 23);
  } else {
    half = (magnitude - (112U << 23) + 0xFFFU + (magnitude >> 13 & 1U)) >> 13;
    if (half > 0x7C00U) half = 0x7C00U;
  }
  return static_cast<std::uint16_t>(sign | half);
}

}  // namespace headlight
