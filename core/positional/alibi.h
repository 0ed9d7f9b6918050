#pragma once

#include <cstdint>
#include <vector>

#include "core/tensor/matrix.h"

namespace headlight {

/// The slopes of ALiBi's heads (Press et al. 2022, arXiv 2108.12409): 2^(-8h/n) for head h = 1 .. n when n is
/// a power of two; otherwise those of the power of two below n, followed by every other slope of the one
/// above, as in the paper's code. [heads]
std::vector<float> alibiSlopes(std::int64_t heads);

/// What is added to a score: -slope * |query position - key position|. [queries, keys] for positions 0, 1,
/// ...
Matrix alibiBias(float slope, std::int64_t queries, std::int64_t keys);

}  // namespace headlight
