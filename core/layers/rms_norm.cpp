#include "core/layers/rms_norm.h"

#include <cmath>

#include "core/tensor/lanes.h"

namespace headlight {

float rmsNormScale(std::span<const float> x, float epsilon) {
  const std::int64_t size = static_cast<std::int64_t>(x.size());
  const std::int64_t whole = size - size % laneCount;
  const Lanes tail = loadLanes(x.data() + whole, size - whole);
  Lanes squares = tail * tail;
  for (std::int64_t i = 0; i < whole; i += laneCount) {
    const Lanes values = loadLanes(x.data() + i);
    squares += values * values;
  }
  return std::sqrt(sumLanes(squares) / static_cast<float>(size) + epsilon);
}

void rmsNorm(std::span<const float> x, std::span<const float> weight, float epsilon, std::span<float> out) {
  const std::int64_t size = static_cast<std::int64_t>(x.size());
  const float factor = 1.0F / rmsNormScale(x, epsilon);
  mapLanes(x.data(), weight.data(), out.data(), size,
           [&](Lanes value, Lanes scale) -> Lanes { return value * factor * scale; });
}

}  // namespace headlight
