#pragma once

#include <cstdint>
#include <span>

namespace headlight {

/// softmax(x)[i] = exp(x[i] - max x) / sum of exp(x[j] - max x), in place (Goodfellow, Bengio and Courville
/// 2016, Deep Learning, equation 4.1). Entries of -infinity become exactly 0; a row of nothing else becomes
/// all 0. The plain form, for output probabilities and as the reference in tests; attention uses its own
/// kernel. Returns log of the sum of exp(x[j]) (-infinity for a row of -infinity).
float softmax(std::span<float> row);

}  // namespace headlight
