#include "core/positional/alibi_bias.h"

#include <bit>
#include <cmath>

namespace headlight {
namespace {

// base^1, base^(1 + step), ... with base = 2^(-8/n), rounded to float32 before it is raised.
void addPowers(std::int64_t n, std::int64_t step, std::int64_t count, std::vector<float>& slopes) {
  const auto base = static_cast<float>(std::exp2(-8.0 / static_cast<double>(n)));
  for (std::int64_t i = 0; i < count; ++i) {
    slopes.push_back(
        static_cast<float>(std::pow(static_cast<double>(base), static_cast<double>(1 + step * i))));
  }
}

// To the nearest of 8 significant bits, ties to even. Finite numbers only.
float toBFloat16(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  return std::bit_cast<float>((bits + 0x7fffu + ((bits >> 16) & 1u)) & 0xffff0000u);
}

Matrix table(const std::vector<float>& slopes, std::span<const float> positions, auto number) {
  Matrix bias(std::ssize(slopes), std::ssize(positions));
  for (std::int64_t head = 0; head < bias.rows(); ++head) {
    const float slope = slopes[static_cast<std::size_t>(head)];
    for (std::int64_t key = 0; key < bias.cols(); ++key) {
      bias(head, key) = number(slope, positions[static_cast<std::size_t>(key)]);
    }
  }
  return bias;
}

}  // namespace

std::vector<float> bloomSlopes(std::int64_t heads) {
  std::vector<float> slopes;
  if (heads <= 0) return slopes;
  const auto below = static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(heads)));
  addPowers(below, 1, below, slopes);
  addPowers(2 * below, 2, heads - below, slopes);
  return slopes;
}

std::vector<float> mptSlopes(std::int64_t heads, double biasMax) {
  std::vector<float> slopes;
  if (heads <= 0) return slopes;
  const auto above = static_cast<std::int64_t>(std::bit_ceil(static_cast<std::uint64_t>(heads)));
  const auto slope = [&](std::int64_t head) {
    const float power = static_cast<float>(head) * static_cast<float>(biasMax / static_cast<double>(above));
    return 1.0f / std::exp2(power);
  };
  if (above == heads) {
    for (std::int64_t head = 1; head <= heads; ++head) slopes.push_back(slope(head));
    return slopes;
  }
  for (std::int64_t first : {2, 1}) {
    for (std::int64_t head = first; head <= above && std::ssize(slopes) < heads; head += 2) {
      slopes.push_back(slope(head));
    }
  }
  return slopes;
}

Matrix bloomKeyBias(std::int64_t heads, std::span<const float> positions) {
  return table(bloomSlopes(heads), positions, [](float slope, float position) { return slope * position; });
}

Matrix falconKeyBias(std::int64_t heads, std::span<const float> positions, float scale) {
  return table(bloomSlopes(heads), positions, [scale](float slope, float position) {
    // PyTorch multiplies whole numbers as bfloat16 too.
    return toBFloat16(toBFloat16(slope) * toBFloat16(position)) * scale;
  });
}

Matrix mptKeyBias(const std::vector<float>& slopes, std::span<const float> positions, float lastPosition) {
  return table(slopes, positions,
               [=](float slope, float position) { return slope * (position - lastPosition); });
}

}  // namespace headlight
