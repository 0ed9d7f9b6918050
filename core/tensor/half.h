#pragma once

#include <bit>
#include <cstdint>

namespace headlight {

/// IEEE 754 binary16 to binary32, exactly. The exponent is moved to its new bias by integer arithmetic; a
/// subnormal number is made one by a subtraction of normal numbers, so that it does not depend on the
/// processor's flush-to-zero setting. The cases are told apart by masks made of shifts: written as conditions
/// they become jumps, and the loop is not vectorized for every instruction set.
inline float widenHalf(std::uint16_t half) {
  const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000u) << 16;
  const std::uint32_t shifted = static_cast<std::uint32_t>(half & 0x7FFFu) << 13;
  const std::uint32_t exponent = shifted & 0x0F800000u;
  const std::uint32_t rebased = shifted + (112u << 23);
  const float subnormal = std::bit_cast<float>(rebased + (1u << 23)) - std::bit_cast<float>(113u << 23);
  const std::uint32_t ifSubnormal = 0u - ((exponent - 1) >> 31);           // all bits if exponent is 0
  const std::uint32_t ifInfinite = 0u - ((exponent + 0x00800000u) >> 28);  // all bits if it is the largest
  const std::uint32_t normal = rebased + ((112u << 23) & ifInfinite);
  const std::uint32_t magnitude =
      (std::bit_cast<std::uint32_t>(subnormal) & ifSubnormal) | (normal & ~ifSubnormal);
  return std::bit_cast<float>(sign | magnitude);
}

}  // namespace headlight
