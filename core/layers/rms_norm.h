#pragma once

#include <span>

namespace headlight {

/// out = x / sqrt(mean(x^2) + epsilon) * weight over one row, Zhang and Sennrich 2019 (arXiv 1910.07467).
/// All spans are [d_model]; `out` may be `x`.
void rmsNorm(std::span<const float> x, std::span<const float> weight, float epsilon, std::span<float> out);

/// sqrt(mean(x^2) + epsilon), what rmsNorm() divides by, to the bit.
float rmsNormScale(std::span<const float> x, float epsilon);

}  // namespace headlight
