#include "core/layers/layer_norm.h"

#include <cmath>

#include "core/tensor/lanes.h"

namespace headlight {
LayerNormMoments layerNormMoments(std::span<const float> x, float epsilon) {
  const std::int64_t size = static_cast<std::int64_t>(x.size());
  const std::int64_t whole = size - size % laneCount;
  Lanes sum = {};
  for (std::int64_t i = 0; i < whole; i += laneCount) sum += loadLanes(x.data() + i);
  sum += loadLanes(x.data() + whole, size - whole);
  const float mean = sumLanes(sum) / static_cast<float>(size);

  // A second pass over the deviations keeps the precision that E[x^2] - E[x]^2 would lose.
  Lanes squares = {};
  for (std::int64_t i = 0; i < whole; i += laneCount) {
    const Lanes deviation = loadLanes(x.data() + i) - mean;
    squares += deviation * deviation;
  }
  float variance = sumLanes(squares);
  for (std::int64_t i = whole; i < size; ++i) {
    const float deviation = x[static_cast<std::size_t>(i)] - mean;
    variance += deviation * deviation;
  }
  return {mean, std::sqrt(variance / static_cast<float>(size) + epsilon)};
}

void layerNorm(std::span<const float> x, std::span<const float> weight, std::span<const float> bias,
               float epsilon, std::span<float> out) {
  const std::int64_t size = static_cast<std::int64_t>(x.size());
  const LayerNormMoments moments = layerNormMoments(x, epsilon);
  const float mean = moments.mean;
  const float factor = 1.0F / moments.scale;
  mapLanes(x.data(), weight.data(), out.data(), size,
           [&](Lanes value, Lanes scale) -> Lanes { return (value - mean) * factor * scale; });
  if (bias.empty()) return;
  mapLanes(out.data(), bias.data(), out.data(), size,
           [](Lanes value, Lanes shift) -> Lanes { return value + shift; });
}

float layerNormScale(std::span<const float> x, float epsilon) { return layerNormMoments(x, epsilon).scale; }

}  // namespace headlight
