#include "core/attention/attention_bias.h"

#include <algorithm>
#include <cassert>

#include "core/attention/attention_kernel.h"

namespace headlight {
namespace {

constexpr std::int64_t group = kernel::groupKeys;

// Calls put(column, row of the table) for distances -(reach + group) .. reach + group - 1.
void forDistances(std::span<const std::int32_t> indices, const auto& put) {
  const std::int64_t last = std::ssize(indices) - 1;
  for (std::int64_t column = 0; column < last + 2 * group; ++column) {
    put(column,
        std::int64_t{indices[static_cast<std::size_t>(std::clamp<std::int64_t>(column - group, 0, last))]});
  }
}

// Rows of an odd number of cache lines: neighbouring dimensions would else fall into the same few sets of the
// cache.
std::int64_t oddLines(std::int64_t floats) {
  constexpr std::int64_t line = 16;
  const std::int64_t lines = (floats + line - 1) / line;
  return (lines | 1) * line;
}

// [heads, d_k, stride] from `projected` [rows, heads * d_k].
std::vector<float> byDistance(std::span<const std::int32_t> indices, const Matrix& projected,
                              std::int64_t stride) {
  std::vector<float> rows(static_cast<std::size_t>(projected.cols() * stride), 0.0f);
  forDistances(indices, [&](std::int64_t column, std::int64_t row) {
    assert(row >= 0 && row < projected.rows());
    for (std::int64_t i = 0; i < projected.cols(); ++i) {
      rows[static_cast<std::size_t>(i * stride + column)] = projected(row, i);
    }
  });
  return rows;
}

}  // namespace

std::shared_ptr<const AttentionBias> makeKeyBias(const Matrix& table) {
  KeyBias made{table.rows(), table.cols(), (table.cols() + group - 1) / group * group, {}};
  made.rows.resize(static_cast<std::size_t>(made.heads * made.stride), 0.0f);
  for (std::int64_t head = 0; head < made.heads; ++head) {
    std::copy_n(table.data() + head * made.keys, made.keys, made.rows.data() + head * made.stride);
  }
  return std::make_shared<const AttentionBias>(std::move(made));
}

std::shared_ptr<const AttentionBias> makeRelativeBias(std::span<const std::int32_t> indices,
                                                      const MatrixView& table) {
  assert(indices.size() % 2 == 1);
  const std::int64_t reach = std::ssize(indices) / 2;
  RelativeBias made{table.cols(), reach, 2 * (reach + group), {}};
  made.rows.resize(static_cast<std::size_t>(made.heads * made.stride));
  for (std::int64_t head = 0; head < made.heads; ++head) {
    forDistances(indices, [&](std::int64_t column, std::int64_t row) {
      assert(row >= 0 && row < table.rows());
      made.rows[static_cast<std::size_t>(head * made.stride + column)] = table(row, head);
    });
  }
  return std::make_shared<const AttentionBias>(std::move(made));
}

Matrix biasByDistance(const RelativeBias& bias, std::int64_t reach) {
  Matrix table(2 * reach + 1, bias.heads);
  for (std::int64_t distance = -reach; distance <= reach; ++distance) {
    const std::int64_t column = std::clamp(distance, -bias.reach, bias.reach) + bias.reach + group;
    for (std::int64_t head = 0; head < bias.heads; ++head)
      table(distance + reach, head) = bias.rows[static_cast<std::size_t>(head * bias.stride + column)];
  }
  return table;
}

std::shared_ptr<const AttentionBias> makeDisentangledBias(std::span<const std::int32_t> indices,
                                                          const DisentangledParts& parts) {
  assert(indices.size() % 2 == 1 && (parts.positionKeys || parts.positionQueries));
  const Matrix& any = parts.positionKeys ? *parts.positionKeys : *parts.positionQueries;
  assert(parts.heads > 0 && any.cols() % parts.heads == 0);
  const std::int64_t reach = std::ssize(indices) / 2;
  DisentangledBias made{parts.heads, any.cols() / parts.heads, reach, oddLines(2 * (reach + group)), {}, {}};
  if (parts.positionKeys) made.positionKeys = byDistance(indices, *parts.positionKeys, made.stride);
  if (parts.positionQueries) made.positionQueries = byDistance(indices, *parts.positionQueries, made.stride);
  return std::make_shared<const AttentionBias>(std::move(made));
}

}  // namespace headlight
