#include "core/positional/disentangled.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace headlight {
namespace {

// Distances below half of the buckets keep their own; farther ones share buckets that grow with the
// logarithm.
std::int64_t logarithmicBucket(std::int64_t distance, const DisentangledPositions& settings) {
  const std::int64_t middle = settings.buckets / 2;
  const std::int64_t away = std::abs(distance);
  if (away <= middle) return distance;
  const auto half = static_cast<float>(middle);
  const float whole = std::log(
      static_cast<float>(static_cast<double>(settings.maxPositions - 1) / static_cast<double>(middle)));
  const float step = std::ceil(std::log(static_cast<float>(away) / half) / whole * (half - 1.0f));
  const auto bucket = static_cast<std::int64_t>(step + half);
  return distance < 0 ? -bucket : bucket;
}

}  // namespace

std::int64_t disentangledIndex(std::int64_t distance, const DisentangledPositions& settings) {
  assert(settings.buckets <= 0 || (settings.buckets > 1 && settings.maxPositions - 1 > settings.buckets / 2));
  const std::int64_t bucket = settings.buckets > 0 ? logarithmicBucket(distance, settings) : distance;
  return std::clamp<std::int64_t>(bucket + settings.span(), 0, 2 * settings.span() - 1);
}

std::vector<std::int32_t> disentangledIndices(const DisentangledPositions& settings) {
  const std::int64_t last = 2 * settings.span() - 1;
  std::int64_t reach = settings.buckets > 0 ? settings.buckets / 2 : settings.maxPositions;
  // With two buckets, all distances share those of distance 1, so that the outermost rows are never reached.
  while (settings.buckets != 2 &&
         (disentangledIndex(reach, settings) < last || disentangledIndex(-reach, settings) > 0))
    ++reach;
  std::vector<std::int32_t> rows;
  for (std::int64_t distance = -reach; distance <= reach; ++distance) {
    rows.push_back(static_cast<std::int32_t>(disentangledIndex(-distance, settings)));
  }
  return rows;
}

}  // namespace headlight
