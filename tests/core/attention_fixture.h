#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <random>
#include <vector>

#include "core/layers/attention.h"
#include "core/trace/softmax_pattern_source.h"

namespace headlight::test {

/// Random queries, keys and values of one layer, and the attention that the core and plain float64 loops make
/// of them.
struct AttentionCase {
  AttentionSizes sizes{2, 2, 8, 8};
  std::int64_t tokens = 1;
  std::int64_t keyTokens = 0;  // 0: as many as tokens
  AttentionRule rule;
  unsigned seed = 1;
  float spread = 1;

  Matrix queries, keys, values;  // [tokens, heads * d]

  std::int64_t keyCount() const { return keyTokens > 0 ? keyTokens : tokens; }

  void fill() {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0.0f, spread);
    const auto make = [&](std::int64_t rows, std::int64_t columns) {
      Matrix matrix(rows, columns);
      for (std::int64_t i = 0; i < matrix.size(); ++i) matrix.data()[i] = normal(random);
      return matrix;
    };
    queries = make(tokens, sizes.heads * sizes.headSize);
    keys = make(keyCount(), sizes.keyValueHeads * sizes.headSize);
    values = make(keyCount(), sizes.keyValueHeads * sizes.valueSize);
  }
};

inline MatrixView rowsOf(const Matrix& matrix, std::int64_t begin, std::int64_t end) {
  return {matrix.data() + begin * matrix.cols(), end - begin, matrix.cols(),
          Eigen::OuterStride<>(matrix.cols())};
}

inline bool sameBits(float a, float b) {
  return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
}

inline bool sameBits(const Matrix& a, const Matrix& b) {
  // An empty matrix has no data to compare, and memcmp takes no null pointer.
  return a.rows() == b.rows() && a.cols() == b.cols() &&
         (a.size() == 0 ||
          std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * sizeof(float)) == 0);
}

struct AttentionResult {
  std::shared_ptr<AttentionLayerTrace> layer;
  std::shared_ptr<SoftmaxPatternSource> source;
  Matrix z;                     // [tokens, heads * d_v]
  std::vector<float> patterns;  // [heads, tokens, keys], if asked for
};

inline TokenList labels(std::int64_t count) { return TokenList(static_cast<std::size_t>(count)); }

inline AttentionResult run(const AttentionCase& data, const Execution& execution = {},
                           bool patterns = false) {
  AttentionResult result;
  result.layer = std::make_shared<AttentionLayerTrace>(data.sizes, std::make_shared<BufferPool>());
  result.layer->appendQueries(viewOf(data.queries), execution);
  result.layer->appendKeys(viewOf(data.keys), viewOf(data.values), execution);
  result.z.resize(data.tokens, data.sizes.heads * data.sizes.valueSize);
  AttentionOutputs outputs{result.z.data(), result.z.cols(), nullptr};
  if (patterns) {
    result.patterns.resize(static_cast<std::size_t>(data.sizes.heads * data.tokens * data.keyCount()), -1.0f);
    outputs.patterns = result.patterns.data();
  }
  AttentionWorkspace workspace;
  attend(*result.layer, data.rule, 0, outputs, workspace, execution);
  result.source = std::make_shared<SoftmaxPatternSource>(SoftmaxPatternSource::Parts{
      AttentionKind::Decoder, {result.layer}, labels(data.tokens), labels(data.keyCount())});
  return result;
}

/// One row of a head in float64, straight from the formula: weights [keys]; `logSumExp` and `z` [d_v] too.
struct ReferenceRow {
  std::vector<double> weights;
  double logSumExp = -std::numeric_limits<double>::infinity();
  std::vector<double> z;
  double sink = -std::numeric_limits<double>::infinity();  // its logit
};

inline double positionOf(const AttentionRule& rule, std::int64_t token) {
  return rule.positions ? static_cast<double>((*rule.positions)[static_cast<std::size_t>(token)])
                        : static_cast<double>(token);
}

// Where a row by distance has the entry of a cell.
inline std::size_t entryOf(const AttentionRule& rule, std::int64_t reach, std::int64_t query,
                           std::int64_t key) {
  const auto distance = static_cast<std::int64_t>(positionOf(rule, key) - positionOf(rule, query));
  return static_cast<std::size_t>(std::clamp(distance, -reach, reach) + reach + kernel::groupKeys);
}

inline double referenceBias(const AttentionCase& data, std::int64_t head, std::int64_t query,
                            std::int64_t key) {
  const AttentionBias* const bias = data.rule.bias.get();
  if (const auto* byKey = std::get_if<KeyBias>(bias)) {
    return static_cast<double>(byKey->rows[static_cast<std::size_t>(head * byKey->stride + key)]);
  }
  if (const auto* relative = std::get_if<RelativeBias>(bias)) {
    const auto row = static_cast<std::size_t>(head * relative->stride);
    return static_cast<double>(relative->rows[row + entryOf(data.rule, relative->reach, query, key)]);
  }
  return 0;
}

inline double referencePositionDots(const AttentionCase& data, std::int64_t head, std::int64_t query,
                                    std::int64_t key) {
  const auto* const bias = std::get_if<DisentangledBias>(data.rule.bias.get());
  if (!bias) return 0;
  const std::int64_t size = data.sizes.headSize;
  const std::int64_t group = head / (data.sizes.heads / data.sizes.keyValueHeads);
  double dot = 0;
  for (std::int64_t i = 0; i < size; ++i) {
    const std::size_t at = static_cast<std::size_t>((head * size + i) * bias->stride) +
                           entryOf(data.rule, bias->reach, query, key);
    if (!bias->positionKeys.empty()) {
      dot += static_cast<double>(data.queries(query, head * size + i)) *
             static_cast<double>(bias->positionKeys[at]);
    }
    if (!bias->positionQueries.empty()) {
      dot += static_cast<double>(data.keys(key, group * size + i)) *
             static_cast<double>(bias->positionQueries[at]);
    }
  }
  return dot;
}

inline ReferenceRow referenceRow(const AttentionCase& data, std::int64_t head, std::int64_t query) {
  const std::int64_t group = head / (data.sizes.heads / data.sizes.keyValueHeads);
  const std::int64_t keys = data.keyCount();
  std::vector<double> scores(static_cast<std::size_t>(keys), -std::numeric_limits<double>::infinity());
  double largest = -std::numeric_limits<double>::infinity();
  const auto position = [&](std::int64_t token) { return positionOf(data.rule, token); };
  for (std::int64_t key = 0; key < keys; ++key) {
    if (data.rule.isMasked(query, key)) continue;
    double dot = 0;
    for (std::int64_t i = 0; i < data.sizes.headSize; ++i) {
      dot += static_cast<double>(data.queries(query, head * data.sizes.headSize + i)) *
             static_cast<double>(data.keys(key, group * data.sizes.headSize + i));
    }
    dot += referencePositionDots(data, head, query, key);
    double score = dot * static_cast<double>(data.rule.scale);
    const auto cap = static_cast<double>(data.rule.cap);
    if (cap > 0) score = cap * std::tanh(score / cap);
    if (!data.rule.alibiSlopes.empty()) {
      score -= static_cast<double>(data.rule.alibiSlopes[static_cast<std::size_t>(head)]) *
               std::abs(position(query) - position(key));
    }
    score += referenceBias(data, head, query, key);
    scores[static_cast<std::size_t>(key)] = score;
    largest = std::max(largest, score);
  }
  ReferenceRow row;
  row.weights.resize(static_cast<std::size_t>(keys), 0.0);
  row.z.resize(static_cast<std::size_t>(data.sizes.valueSize), 0.0);
  if (!data.rule.sinks.empty()) {
    row.sink = static_cast<double>(data.rule.sinks[static_cast<std::size_t>(head)]);
    largest = std::max(largest, row.sink);
  }
  if (std::isinf(largest)) return row;
  double sum = std::exp(row.sink - largest);
  for (double score : scores) sum += std::exp(score - largest);
  row.logSumExp = largest + std::log(sum);
  for (std::int64_t key = 0; key < keys; ++key) {
    const double weight = std::exp(scores[static_cast<std::size_t>(key)] - row.logSumExp);
    row.weights[static_cast<std::size_t>(key)] = weight;
    for (std::int64_t i = 0; i < data.sizes.valueSize; ++i) {
      row.z[static_cast<std::size_t>(i)] +=
          weight * static_cast<double>(data.values(key, group * data.sizes.valueSize + i));
    }
  }
  return row;
}

}  // namespace headlight::test
