#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/parallel/execution.h"

namespace headlight {

/// sum <- ((sum + parts[0]) + parts[1]) + ..., each [parameters]; the parts are set to zero for their next
/// use. The order is that of the list, whatever the threads, so that summing a list in several calls gives
/// the same bits as in one.
void addInOrder(std::span<float> sum, const std::vector<std::span<float>>& parts, const Execution& execution);

/// The Euclidean norm of all numbers multiplied by `scale`: sums over fixed blocks in double, added in their
/// order, so that no number of threads changes a bit.
double globalNorm(std::span<const float> values, double scale, const Execution& execution);

/// What a gradient of this norm is to be multiplied by so that its norm is at most `limit`, as
/// torch.nn.utils.clip_grad_norm_ has it: min(1, limit / (norm + 1e-6)). A limit of 0 clips nothing.
float clipFactor(double norm, double limit);

}  // namespace headlight
