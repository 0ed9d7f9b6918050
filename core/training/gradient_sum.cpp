#include "core/training/gradient_sum.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

// Numbers in one block: their sums are added in a fixed order, so this fixes the bits of a norm.
constexpr std::int64_t normBlock = 16384;

}  // namespace

void addInOrder(std::span<float> sum, const std::vector<std::span<float>>& parts,
                const Execution& execution) {
  const auto count = static_cast<std::int64_t>(sum.size());
  const auto cost = static_cast<std::int64_t>(parts.size()) + 1;
  parallelRows(execution, 0, count, cost, [&](std::int64_t begin, std::int64_t end, int) {
    for (const std::span<float>& part : parts) {
      float* const target = sum.data() + begin;
      float* const source = part.data() + begin;
      for (std::int64_t i = 0; i < end - begin; ++i) {
        target[i] += source[i];
        source[i] = 0;
      }
    }
  });
}

double globalNorm(std::span<const float> values, double scale, const Execution& execution) {
  const auto count = static_cast<std::int64_t>(values.size());
  const std::int64_t blocks = (count + normBlock - 1) / normBlock;
  std::vector<double> sums(static_cast<std::size_t>(blocks));
  parallelTasks(execution, blocks, [&](std::int64_t block, int) {
    const std::int64_t end = std::min(count, (block + 1) * normBlock);
    double sum = 0;
    for (std::int64_t i = block * normBlock; i < end; ++i) {
      const double value = values[static_cast<std::size_t>(i)];
      sum += value * value;
    }
    sums[static_cast<std::size_t>(block)] = sum;
  });
  return std::sqrt(std::accumulate(sums.begin(), sums.end(), 0.0)) * scale;
}

float clipFactor(double norm, double limit) {
  if (limit <= 0) return 1;
  return static_cast<float>(std::min(1.0, limit / (norm + 1e-6)));
}

}  // namespace headlight
