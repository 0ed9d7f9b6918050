#pragma once

#include <QString>
#include <cmath>
#include <limits>
#include <memory>
#include <random>
#include <vector>

#include "tests/support/cell_patterns.h"

namespace headlight {

/// A pattern held as an array, for tests of pictures: written plainly, so that it can be trusted.
class DenseSource : public CellPatterns {
 public:
  DenseSource(PatternShape shape, std::vector<float> cells, bool causal = false)
      : m_shape(shape), m_cells(std::move(cells)), m_causal(causal) {
    for (std::int64_t i = 0; i < shape.queries; ++i) m_queries.push_back(token(i));
    for (std::int64_t i = 0; i < shape.keys; ++i) m_keys.push_back(token(i));
  }

  AttentionKind kind() const override { return AttentionKind::Encoder; }
  PatternShape shape() const override { return m_shape; }
  const TokenList& queryTokens() const override { return m_queries; }
  const TokenList& keyTokens() const override { return m_keys; }
  bool rowsSumToOne() const override { return false; }
  ValueRange valueRange() const override { return range; }
  bool isMasked(HeadId, std::int64_t query, std::int64_t key) const override {
    return m_causal && key > query;
  }

  float cell(HeadId head, std::int64_t query, std::int64_t key) const override {
    return m_cells[static_cast<std::size_t>(
        ((head.layer * m_shape.heads + head.head) * m_shape.queries + query) * m_shape.keys + key)];
  }
  void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
              const Execution& execution) const override {
    const std::int64_t side = std::int64_t{1} << request.level;
    for (std::int64_t y = request.pixels.queryBegin; y < request.pixels.queryEnd; ++y)
      for (std::int64_t x = request.pixels.keyBegin; x < request.pixels.keyEnd; ++x) {
        execution.throwIfStopped();
        out[(y - request.pixels.queryBegin) * stride + x - request.pixels.keyBegin] =
            pool(head, request,
                 {y * side, std::min((y + 1) * side, m_shape.queries), x * side,
                  std::min((x + 1) * side, m_shape.keys)});
      }
  }

  TokenList& queries() { return m_queries; }
  TokenList& keys() { return m_keys; }
  ValueRange range;

 private:
  static TokenInfo token(std::int64_t index) {
    TokenInfo info;
    info.label = info.piece = "t" + std::to_string(index);
    return info;
  }

  float pool(HeadId head, const PoolRequest& request, const CellRect& block) const {
    double sum = 0;
    float largest = -std::numeric_limits<float>::infinity();
    int count = 0;
    for (std::int64_t query = block.queryBegin; query < block.queryEnd; ++query)
      for (std::int64_t key = block.keyBegin; key < block.keyEnd; ++key) {
        if (!request.leftOutKeys.empty() && request.leftOutKeys[static_cast<std::size_t>(key)]) continue;
        float value = cell(head, query, key);
        if (!request.queryScale.empty()) value *= request.queryScale[static_cast<std::size_t>(query)];
        sum += static_cast<double>(value);
        largest = std::max(largest, value);
        ++count;
      }
    if (count == 0) return std::numeric_limits<float>::quiet_NaN();
    return request.pooling == Pooling::Max ? largest : static_cast<float>(sum / count);
  }

  PatternShape m_shape;
  std::vector<float> m_cells;  // [layer, head, query, key]
  bool m_causal;
  TokenList m_queries;
  TokenList m_keys;
};

/// Rows that sum to 1, from a seed; causal ones are 0 above the diagonal.
inline std::shared_ptr<DenseSource> makeDenseSource(PatternShape shape, bool causal = false,
                                                    unsigned seed = 1) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, 2);
  std::vector<float> cells(static_cast<std::size_t>(shape.layers * shape.heads * shape.queries * shape.keys));
  for (std::size_t row = 0; row < cells.size() / static_cast<std::size_t>(shape.keys); ++row) {
    float* weights = cells.data() + row * static_cast<std::size_t>(shape.keys);
    const auto query = static_cast<std::int64_t>(row) % shape.queries;
    float sum = 0;
    for (std::int64_t key = 0; key < shape.keys; ++key) {
      weights[key] = causal && key > query ? 0 : std::exp(normal(random));
      sum += weights[key];
    }
    for (std::int64_t key = 0; key < shape.keys; ++key) weights[key] /= sum;
  }
  return std::make_shared<DenseSource>(shape, std::move(cells), causal);
}

}  // namespace headlight
