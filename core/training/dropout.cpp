#include "core/training/dropout.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/model/random_numbers.h"
#include "core/tensor/lanes.h"

namespace headlight {
namespace {

constexpr std::int64_t drawn = 16;  // elements that one vector of 64-bit numbers decides: four each
using Words = std::uint64_t __attribute__((vector_size(drawn / 4 * sizeof(std::uint64_t))));
using Shorts = std::uint16_t __attribute__((vector_size(drawn * sizeof(std::uint16_t))));
static_assert(drawn == laneCount);

// Each part of the key is mixed in after those before it, so that it counts which part is which.
std::uint64_t seedOf(const DropoutKey& key) {
  std::uint64_t state = RandomNumbers::mix(key.seed + RandomNumbers::increment);
  for (const std::uint64_t part :
       {static_cast<std::uint64_t>(key.step), key.sample, static_cast<std::uint64_t>(key.site)}) {
    state = RandomNumbers::mix(state + RandomNumbers::increment + part);
  }
  return state;
}

}  // namespace

void applyDropout(float share, const DropoutKey& key, MutableMatrixView rows) {
  constexpr float whole = 65536;
  const float threshold = std::round(std::clamp(share, 0.0F, 1.0F) * whole);
  if (threshold == 0) return;
  const float factor = threshold == whole ? 0.0F : whole / (whole - threshold);
  const std::uint64_t seed = seedOf(key);
  const std::int64_t wordsPerRow = (rows.cols() + drawn - 1) / drawn * (drawn / 4);
  for (Eigen::Index row = 0; row < rows.rows(); ++row) {
    float* const data = rows.data() + row * rows.outerStride();
    std::uint64_t word = static_cast<std::uint64_t>(row * wordsPerRow);
    for (std::int64_t i = 0; i < rows.cols(); i += drawn, word += drawn / 4) {
      Words counters;
      for (std::uint64_t lane = 0; lane < drawn / 4; ++lane) counters[lane] = word + lane + 1;
      const Words random = RandomNumbers::mix<Words>(seed + counters * RandomNumbers::increment);
      Shorts bits;
      std::memcpy(&bits, &random, sizeof bits);
      const Lanes numbers = __builtin_convertvector(bits, Lanes);
      const std::int64_t count = std::min(drawn, rows.cols() - i);
      const Lanes values = count == drawn ? loadLanes(data + i) : loadLanes(data + i, count);
      const Lanes kept = numbers < threshold ? Lanes{} : values * factor;
      if (count == drawn) {
        storeLanes(kept, data + i);
      } else {
        storeLanes(kept, data + i, count);
      }
    }
  }
}

}  // namespace headlight
