#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/trace/pattern_source.h"
#include "core/trace/pattern_traits.h"

namespace headlight {

/// Sources of one layer with one head each, as the layers of one source: [count, 1, queries, keys].
class StackedPatternSource final : public PatternSource, public HasPatternTraits {
 public:
  /// At least one, all of one kind, one shape and the same tokens (asserted).
  StackedPatternSource(std::vector<std::shared_ptr<const PatternSource>> layers, std::string description);

  AttentionKind kind() const override { return m_layers.front()->kind(); }
  PatternShape shape() const override;
  const TokenList& queryTokens() const override { return m_layers.front()->queryTokens(); }
  const TokenList& keyTokens() const override { return m_layers.front()->keyTokens(); }
  bool hasPattern(int layer) const override { return layerOf({layer, 0}).hasPattern(0); }
  bool rowsSumToOne() const override { return m_layers.front()->rowsSumToOne(); }
  bool hasSinks() const override { return m_layers.front()->hasSinks(); }
  float sinkShare(HeadId head, std::int64_t query) const override;
  /// From the lowest to the highest of all layers.
  ValueRange valueRange() const override;
  std::string description() const override { return m_description; }
  PatternTraits traits() const override { return traitsOf(*m_layers.front()); }
  bool isMasked(HeadId head, std::int64_t query, std::int64_t key) const override;
  bool isMaskedRect(HeadId head, const CellRect& cells) const override;
  std::int64_t visibleKeys(HeadId head, std::int64_t query) const override;

  float cell(HeadId head, std::int64_t query, std::int64_t key) const override;
  void row(HeadId head, std::int64_t query, std::span<float> out) const override;
  void column(HeadId head, std::int64_t key, std::span<float> out) const override;
  void tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
            const Execution& execution = {}) const override;
  void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
              const Execution& execution = {}) const override;

 private:
  const PatternSource& layerOf(HeadId head) const;

  std::vector<std::shared_ptr<const PatternSource>> m_layers;
  std::string m_description;
};

/// The mean over the heads of each layer, [layers, 1, queries, keys], computed as it is asked for.
std::shared_ptr<const PatternSource> meanOverHeads(const std::shared_ptr<const PatternSource>& source);

}  // namespace headlight
