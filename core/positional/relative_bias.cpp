#include "core/positional/relative_bias.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace headlight {

std::int64_t relativeBucket(std::int64_t distance, const RelativeBuckets& settings) {
  const std::int64_t buckets = settings.bidirectional ? settings.buckets / 2 : settings.buckets;
  const std::int64_t first = settings.bidirectional && distance > 0 ? buckets : 0;
  const std::int64_t away =
      settings.bidirectional ? std::abs(distance) : std::max<std::int64_t>(-distance, 0);
  // Half of the buckets for single distances, the others for ranges that grow with the logarithm.
  const std::int64_t exact = buckets / 2;
  assert(exact > 0 && settings.maxDistance > exact);
  if (away < exact) return first + away;
  const float ratio = static_cast<float>(away) / static_cast<float>(exact);
  const auto span =
      static_cast<float>(std::log(static_cast<double>(settings.maxDistance) / static_cast<double>(exact)));
  const auto step = static_cast<std::int64_t>(std::log(ratio) / span * static_cast<float>(buckets - exact));
  return first + std::min(exact + step, buckets - 1);
}

std::vector<std::int32_t> relativeBuckets(const RelativeBuckets& settings) {
  std::vector<std::int32_t> buckets;
  for (std::int64_t distance = -settings.maxDistance; distance <= settings.maxDistance; ++distance) {
    buckets.push_back(static_cast<std::int32_t>(relativeBucket(distance, settings)));
  }
  return buckets;
}

}  // namespace headlight
