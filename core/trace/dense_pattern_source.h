#pragma once

#include <memory>
#include <string>

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
  };
  /// Looks at every weight once for the range and the sums of rows, on execution.pool. Throws Cancelled.
  explicit DensePatternSource(Parts parts, const Execution& execution = {});

  AttentionKind kind() const override { return m_parts.kind; }
  PatternShape shape() const override { return m_parts.shape; }
  const TokenList& queryTokens() const override { return m_parts.queryTokens; }
  const TokenList& keyTokens() const override { return m_parts.keyTokens; }
  /// Whether all rows sum to 1 within 1e-3.
  bool rowsSumToOne() const override;
  /// 0 to 1 where the weights fit, otherwise widened to them.
  ValueRange valueRange() const override;
  std::string description() const override { return m_parts.description; }
  /// Nothing is known of a mask.
  bool isMasked(HeadId, std::int64_t, std::int64_t) const override { return false; }

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
