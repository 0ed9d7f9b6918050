#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// A pattern that lies in memory or in a mapped file as one array: what was imported, or computed elsewhere.
class DensePatternSource final : public PatternSource {
 public:
  struct Parts {
    AttentionKind kind = AttentionKind::Encoder;
    PatternShape shape;
    const float* weights = nullptr;       // [layers, heads, queries, keys], finite numbers
    std::shared_ptr<const void> storage;  // keeps the weights alive
    TokenList queryTokens;                // [queries]
    TokenList keyTokens;                  // [keys]
    std::string description;              // "random matrix", or empty
    /// Keys [0, n) that each query may look at, one n a query; the weights beyond are 0. Empty where nothing
    /// is known of a mask: then self-attention whose every head has weight 0 for all that comes after the
    /// query (with as many keys as queries, or more keys before the first one) is taken for causal.
    std::vector<std::int64_t> visibleKeys = {};
    float rowTolerance = 1e-3f;  // how far the sum of a row of softmax output may be from 1
  };
  /// Looks at every weight once for the range and the sums of rows, on execution.pool. Throws Cancelled.
  explicit DensePatternSource(Parts parts, const Execution& execution = {});

  AttentionKind kind() const override { return m_parts.kind; }
  PatternShape shape() const override { return m_parts.shape; }
  const TokenList& queryTokens() const override { return m_parts.queryTokens; }
  const TokenList& keyTokens() const override { return m_parts.keyTokens; }
  /// Whether all rows sum to 1 within the parts' tolerance.
  bool rowsSumToOne() const override;
  /// 0 to 1 where the weights fit, otherwise widened to them.
  ValueRange valueRange() const override;
  std::string description() const override { return m_parts.description; }
  bool isMasked(HeadId, std::int64_t query, std::int64_t key) const override {
    return !m_parts.visibleKeys.empty() && key >= m_parts.visibleKeys[static_cast<std::size_t>(query)];
  }

  /// Smallest and largest sum of a row.
  ValueRange rowSums() const { return m_rowSums; }

  float cell(HeadId head, std::int64_t query, std::int64_t key) const override;
  void row(HeadId head, std::int64_t query, std::span<float> out) const override;
  void column(HeadId head, std::int64_t key, std::span<float> out) const override;
  void tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
            const Execution& execution = {}) const override;
  void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
              const Execution& execution = {}) const override;

 private:
  const float* rowOf(HeadId head, std::int64_t query) const;

  Parts m_parts;
  ValueRange m_rowSums{1, 1};
  ValueRange m_weights{0, 1};
};

}  // namespace headlight
