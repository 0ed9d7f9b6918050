#pragma once

#include <memory>
#include <vector>

#include "core/trace/attention_layer_trace.h"
#include "core/trace/trace.h"

namespace headlight {

/// The patterns, scores and values of all layers of one run, computed on demand from queries, keys and
/// log-sum-exp by the one kernel:
/// pattern[h, i, j] = exp(scale * q_i . k_j + bias(h, i, j) - logsumexp[h, i]), exactly 0 where masked; what
/// else a score may consist of says AttentionRule.
/// Max pooling takes the largest score - logsumexp of a block and exponentiates once; with queryScale the
/// factor is applied as its logarithm above level 0 (relative error below 4e-6).
class SoftmaxPatternSource final : public PatternSource, public ScoreSource, public ValueSource {
 public:
  struct Parts {
    AttentionKind kind = AttentionKind::Decoder;
    /// All with as many heads, queries and keys; d_k, d_v, key/value heads and rules may differ. nullptr for
    /// a layer without this kind of attention; at least one has it.
    std::vector<std::shared_ptr<const AttentionLayerTrace>> layers;
    TokenList queryTokens;  // [queries]
    TokenList keyTokens;    // [keys]
  };
  explicit SoftmaxPatternSource(Parts parts);

  AttentionKind kind() const override { return m_parts.kind; }
  PatternShape shape() const override;
  const TokenList& queryTokens() const override { return m_parts.queryTokens; }
  const TokenList& keyTokens() const override { return m_parts.keyTokens; }
  /// False only if some query may see no key at all or a layer has attention sinks.
  bool hasPattern(int layer) const override { return at(layer) != nullptr; }
  bool rowsSumToOne() const override { return m_rowsSumToOne; }
  bool hasSinks() const override { return m_hasSinks; }
  float sinkShare(HeadId head, std::int64_t query) const override;
  ValueRange valueRange() const override { return {0, 1}; }
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
  bool isPooled(HeadId head, const PoolRequest& request) const override;

  CellFacts facts(HeadId head, std::int64_t query, std::int64_t key) const override;

  /// Precondition: hasValues(). Gathered at the first call for a head and kept; empty without a pattern.
  MatrixView values(HeadId head) const override;
  bool hasValues() const;

  /// Precondition: the layer has a pattern.
  const AttentionLayerTrace& layer(int index) const { return *at(index); }
  const std::vector<std::shared_ptr<const AttentionLayerTrace>>& layers() const { return m_parts.layers; }

 private:
  const AttentionLayerTrace* at(int layer) const {
    return m_parts.layers[static_cast<std::size_t>(layer)].get();
  }
  const AttentionLayerTrace& first() const;

  struct GatheredValues;
  Parts m_parts;
  bool m_rowsSumToOne = true;
  bool m_hasSinks = false;
  std::shared_ptr<GatheredValues> m_values;
};

}  // namespace headlight
