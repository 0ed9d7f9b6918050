#include "core/positional/alibi.h"

#include <bit>
#include <cmath>
#include <cstdlib>

namespace headlight {
namespace {

// Slopes 2^(-8h/n), h = 1 .. n, Press et al. 2022, section 3.
std::vector<float> powerOfTwoSlopes(std::int64_t heads) {
  std::vector<float> slopes;
  for (std::int64_t head = 1; head <= heads; ++head) {
    slopes.push_back(
        static_cast<float>(std::exp2(-8.0 * static_cast<double>(head) / static_cast<double>(heads))));
  }
  return slopes;
}

}  // namespace

std::vector<float> alibiSlopes(std::int64_t heads) {
  if (heads <= 0) return {};
  const std::int64_t below = static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(heads)));
  std::vector<float> slopes = powerOfTwoSlopes(below);
  if (below == heads) return slopes;
  const std::vector<float> finer = powerOfTwoSlopes(2 * below);
  for (std::size_t i = 0; static_cast<std::int64_t>(slopes.size()) < heads; i += 2) {
    slopes.push_back(finer[i]);
  }
  return slopes;
}

Matrix alibiBias(float slope, std::int64_t queries, std::int64_t keys) {
  Matrix bias(queries, keys);
  for (std::int64_t query = 0; query < queries; ++query) {
    for (std::int64_t key = 0; key < keys; ++key) {
      bias(query, key) = -slope * static_cast<float>(std::abs(query - key));
    }
  }
  return bias;
}

}  // namespace headlight
