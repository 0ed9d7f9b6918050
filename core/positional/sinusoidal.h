#pragma once

#include <cstdint>
#include <span>

#include "core/tensor/matrix.h"

namespace headlight {

/// The sinusoidal encoding of one position, as Vaswani et al. 2017 (arXiv 1706.03762), section 3.5, has it:
/// dimension 2i is sin(position / base^(2i / d_model)), dimension 2i + 1 the cosine of the same angle.
/// `out` is [d_model], which may be odd.
void sinusoidalRow(std::int64_t position, double base, std::span<float> out);

/// The encodings of positions 0, 1, 2, ...: [positions, d_model].
Matrix sinusoidalMatrix(std::int64_t positions, std::int64_t modelSize, double base = 10000);

}  // namespace headlight
