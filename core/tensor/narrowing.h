#pragma once

#include <cstdint>

namespace headlight {

/// The bfloat16 nearest to a finite number, ties to even.
std::uint16_t toBFloat16(float value);

/// The IEEE 754 binary16 nearest to a finite number, ties to even; infinity where that is too large.
std::uint16_t toFloat16(float value);

}  // namespace headlight
