#pragma once

#include <span>

namespace headlight {

/// out = (x - mean(x)) / sqrt(variance(x) + epsilon) * weight + bias over one row, Ba et al. 2016 (arXiv
/// 1607.06450), with the biased variance. All spans are [d_model]; `bias` may be empty; `out` may be `x`.
void layerNorm(std::span<const float> x, std::span<const float> weight, std::span<const float> bias,
               float epsilon, std::span<float> out);

/// The mean of a row, and sqrt(variance(x) + epsilon), by which layerNorm() divides, to the bit.
struct LayerNormMoments {
  float mean = 0;
  float scale = 0;
};
LayerNormMoments layerNormMoments(std::span<const float> x, float epsilon);

/// sqrt(variance(x) + epsilon), what layerNorm() divides by, to the bit.
float layerNormScale(std::span<const float> x, float epsilon);

}  // namespace headlight
