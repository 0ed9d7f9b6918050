#pragma once

#include <functional>
#include <vector>

#include "core/tensor/matrix.h"
#include "core/trace/trace.h"

namespace headlight {

/// The output projection W_O of a layer, [d_model, heads * d_v].
using OutputWeights = std::function<Matrix(int layer)>;

/// |f(v)| of every head and key, [layers, heads, keys]: the Euclidean length of what the key adds to the
/// stream where the head gives it all of its weight, f(v) = (x W_V + b_V) W_O with the head's part of W_O
/// and without its bias (Kobayashi et al. 2020, arXiv 2004.10102, equations 2 to 4). Norms and scales that a
/// model applies to the sum of all heads are not part of it. `shape` is that of the patterns that `values`
/// goes with. On execution.pool, the same bits with any number of threads. Throws Cancelled.
std::vector<float> valueNorms(const ValueSource& values, const PatternShape& shape,
                              const OutputWeights& outputWeights, const Execution& execution);

}  // namespace headlight
