#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/tensor/matrix.h"
#include "core/trace/pattern_source.h"
#include "core/trace/trace.h"

namespace headlight {

/// The derivative of one number, a logit, by what the heads of one kind of attention give: d logit / d z.
struct HeadGradients {
  std::vector<Matrix> layers;  // [layers][queries, heads * d_v]; without rows where it is 0 everywhere
};

/// Gradient times attention, computed as it is asked for: cell = max(0, alpha * d logit / d alpha), what of a
/// weight speaks for a logit (Barkan et al. 2021, Grad-SAM, arXiv 2204.11073, equation 4; averaged over the
/// heads it is what Chefer, Gur and Wolf 2021, arXiv 2103.15679, equation 5, spread from layer to layer).
/// Since z = sum of alpha v, d logit / d alpha is the product of d logit / d z with the key's value, in
/// float32. Rows do not sum to 1.
class GradientPatternSource final : public PatternSource {
 public:
  /// Values and gradients are those of the source's run, and `gradients` has all of its layers (asserted).
  GradientPatternSource(std::shared_ptr<const PatternSource> source,
                        std::shared_ptr<const ValueSource> values,
                        std::shared_ptr<const HeadGradients> gradients, std::string description);

  AttentionKind kind() const override { return m_source->kind(); }
  PatternShape shape() const override { return m_source->shape(); }
  const TokenList& queryTokens() const override { return m_source->queryTokens(); }
  const TokenList& keyTokens() const override { return m_source->keyTokens(); }
  bool hasPattern(int layer) const override { return m_source->hasPattern(layer); }
  bool rowsSumToOne() const override { return false; }
  /// 0 to the product of the longest gradient and the longest value, which no cell exceeds.
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
  /// d logit / d alpha of a cell. Precondition: the layer's gradient has rows.
  float slope(HeadId head, const MatrixView& values, std::int64_t query, std::int64_t key) const;
  bool isFlat(HeadId head) const;

  std::shared_ptr<const PatternSource> m_source;
  std::shared_ptr<const ValueSource> m_values;
  std::shared_ptr<const HeadGradients> m_gradients;
  std::string m_description;
  float m_largest = 0;
};

}  // namespace headlight
