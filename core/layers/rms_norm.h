#pragma once

#include <span>

namespace headlight {

/// out = x / sqrt(mean(x^2) + epsilon) * weight over one row, Zhang and Sennrich 2019 (arXiv 1910.07467).
/// All spans are [d_model]; `out` may be `x`.
void rmsNorm(std::span<const float> x, std::span<const float> weight, float epsilon, std::span<float> out);

}  // namespace headlight
