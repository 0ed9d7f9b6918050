#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// A pattern whose every weight is multiplied by a number of its head and key, computed as it is asked for:
/// cell = weight * factor(head, key), in float32. With the norms |f(v)| of the keys' values (see
/// valueNorms()) these are Kobayashi et al.'s |alpha f(v)|. Rows do not sum to 1; what a sink gets adds
/// nothing and is left out.
class KeyWeightedPatternSource final : public PatternSource {
 public:
  /// `factors` [layers, heads, keys], none negative.
  KeyWeightedPatternSource(std::shared_ptr<const PatternSource> source, std::vector<float> factors,
                           std::string description);

  AttentionKind kind() const override { return m_source->kind(); }
  PatternShape shape() const override { return m_source->shape(); }
  const TokenList& queryTokens() const override { return m_source->queryTokens(); }
  const TokenList& keyTokens() const override { return m_source->keyTokens(); }
  bool hasPattern(int layer) const override { return m_source->hasPattern(layer); }
  bool rowsSumToOne() const override { return false; }
  /// 0 to the largest factor, which no cell exceeds.
  ValueRange valueRange() const override { return {0, m_largest}; }
  std::string description() const override { return m_description; }
  bool isMasked(HeadId head, std::int64_t query, std::int64_t key) const override {
    return m_source->isMasked(head, query, key);
  }
  bool isMaskedRect(HeadId head, const CellRect& cells) const override {
    return m_source->isMaskedRect(head, cells);
  }
  std::int64_t visibleKeys(HeadId head, std::int64_t query) const override {
    return m_source->visibleKeys(head, query);
  }

  float cell(HeadId head, std::int64_t query, std::int64_t key) const override;
  void row(HeadId head, std::int64_t query, std::span<float> out) const override;
  void column(HeadId head, std::int64_t key, std::span<float> out) const override;
  void tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
            const Execution& execution = {}) const override;
  void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
              const Execution& execution = {}) const override;

 private:
  /// The factors of a head, [keys].
  const float* factorsOf(HeadId head) const;

  std::shared_ptr<const PatternSource> m_source;
  std::vector<float> m_factors;
  std::string m_description;
  float m_largest = 0;
};

}  // namespace headlight
