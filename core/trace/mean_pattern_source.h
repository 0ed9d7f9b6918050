#pragma once

#include <memory>
#include <vector>

#include "core/trace/pattern_source.h"
#include "core/trace/pattern_traits.h"

namespace headlight {

/// The average pattern of some heads, as a source of one layer with one head.
/// Weights are added in the order of the heads and multiplied by 1 / count, however they are asked for.
class MeanPatternSource final : public PatternSource, public HasPatternTraits {
 public:
  /// At least one head, all inside the source's shape (asserted).
  MeanPatternSource(std::shared_ptr<const PatternSource> source, std::vector<HeadId> heads);

  const std::vector<HeadId>& heads() const { return m_heads; }

  AttentionKind kind() const override { return m_source->kind(); }
  PatternShape shape() const override;
  const TokenList& queryTokens() const override { return m_source->queryTokens(); }
  const TokenList& keyTokens() const override { return m_source->keyTokens(); }
  /// Whether one of the heads has one.
  bool hasPattern(int layer) const override;
  /// Not where some of the heads are in layers without a pattern, and some are not.
  bool rowsSumToOne() const override;
  bool hasSinks() const override { return m_source->hasSinks(); }
  float sinkShare(HeadId head, std::int64_t query) const override;
  ValueRange valueRange() const override { return m_source->valueRange(); }
  /// "mean of heads 0.1, 0.3", or "mean of all 144 heads"
  std::string description() const override;
  PatternTraits traits() const override;
  bool isComparedQuery(std::int64_t query) const override {
    return headlight::isComparedQuery(*m_source, query);
  }
  bool isComparedKey(std::int64_t key) const override { return headlight::isComparedKey(*m_source, key); }
  /// Where every one of the heads has it masked.
  bool isMasked(HeadId head, std::int64_t query, std::int64_t key) const override;
  bool isMaskedRect(HeadId head, const CellRect& cells) const override;

  /// The only head is {0, 0}.
  float cell(HeadId head, std::int64_t query, std::int64_t key) const override;
  void row(HeadId head, std::int64_t query, std::span<float> out) const override;
  void column(HeadId head, std::int64_t key, std::span<float> out) const override;
  void tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
            const Execution& execution = {}) const override;
  void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
              const Execution& execution = {}) const override;

 private:
  void addUp(const CellRect& rect, float* out, std::int64_t stride, const Execution& execution) const;

  std::shared_ptr<const PatternSource> m_source;
  std::vector<HeadId> m_heads;
};

}  // namespace headlight
