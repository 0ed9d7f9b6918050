#include "core/layers/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headlight {

float softmax(std::span<float> row) {
  constexpr float minusInfinity = -std::numeric_limits<float>::infinity();
  float largest = minusInfinity;
  for (const float x : row) largest = std::max(largest, x);
  if (largest == minusInfinity) {
    std::fill(row.begin(), row.end(), 0.0f);
    return minusInfinity;
  }
  double sum = 0;
  for (float& x : row) {
    x = std::exp(x - largest);
    sum += static_cast<double>(x);
  }
  const auto factor = static_cast<float>(1.0 / sum);
  for (float& x : row) x *= factor;
  return static_cast<float>(static_cast<double>(largest) + std::log(sum));
}

}  // namespace headlight
