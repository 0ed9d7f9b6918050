#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/tensor/matrix.h"

namespace headlight {

/// The slopes of BLOOM and Falcon [heads]: those of alibiSlopes(), but as powers of a base in float32, which
/// is how those models were trained.
std::vector<float> bloomSlopes(std::int64_t heads);
/// The slopes of MPT [heads]: 2^(-biasMax h/n) for the power of two n at or above the number of heads, every
/// other one first where that is not the number itself. `biasMax` is alibi_bias_max, 8 by default.
std::vector<float> mptSlopes(std::int64_t heads, double biasMax = 8);

/// What these models add to scale * q.k: a number for every head and key, the same for all queries, so that
/// it differs from ALiBi's -slope * distance by a constant for each query, which the softmax does not see.
/// [heads, keys]; `positions` [keys] are the keys' places, 0, 1, 2, ... unless a person moved them.

/// slope * position (BLOOM, Le Scao et al. 2022, arXiv 2211.05100).
Matrix bloomKeyBias(std::int64_t heads, std::span<const float> positions);
/// scale * (slope * position), with the slope and the product rounded to bfloat16 (Falcon-RW).
Matrix falconKeyBias(std::int64_t heads, std::span<const float> positions, float scale);
/// slope * (position - last position) (MPT). The last position is the sequence's, so that every score changes
/// when a token is added, the weights alone do not.
Matrix mptKeyBias(const std::vector<float>& slopes, std::span<const float> positions, float lastPosition);

}  // namespace headlight
