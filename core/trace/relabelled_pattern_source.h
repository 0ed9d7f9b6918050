#pragma once

#include <memory>
#include <string>

#include "core/trace/pattern_source.h"
#include "core/trace/pattern_traits.h"

namespace headlight {

/// A source whose tokens have other labels. Its numbers are those of the source, bit for bit.
class RelabelledPatternSource final : public PatternSource, public HasPatternTraits {
 public:
  /// As many tokens as the source has (asserted).
  RelabelledPatternSource(std::shared_ptr<const PatternSource> source, TokenList queries, TokenList keys);

  AttentionKind kind() const override { return m_source->kind(); }
  PatternShape shape() const override { return m_source->shape(); }
  const TokenList& queryTokens() const override { return m_queries; }
  const TokenList& keyTokens() const override { return m_keys; }
  bool hasPattern(int layer) const override { return m_source->hasPattern(layer); }
  bool rowsSumToOne() const override { return m_source->rowsSumToOne(); }
  bool hasSinks() const override { return m_source->hasSinks(); }
  float sinkShare(HeadId head, std::int64_t query) const override { return m_source->sinkShare(head, query); }
  ValueRange valueRange() const override { return m_source->valueRange(); }
  std::string description() const override { return m_source->description(); }
  PatternTraits traits() const override { return traitsOf(*m_source); }
  bool isComparedQuery(std::int64_t query) const override {
    return headlight::isComparedQuery(*m_source, query);
  }
  bool isComparedKey(std::int64_t key) const override { return headlight::isComparedKey(*m_source, key); }
  bool isMasked(HeadId head, std::int64_t query, std::int64_t key) const override {
    return m_source->isMasked(head, query, key);
  }
  bool isMaskedRect(HeadId head, const CellRect& cells) const override {
    return m_source->isMaskedRect(head, cells);
  }
  std::int64_t visibleKeys(HeadId head, std::int64_t query) const override {
    return m_source->visibleKeys(head, query);
  }
  float cell(HeadId head, std::int64_t query, std::int64_t key) const override {
    return m_source->cell(head, query, key);
  }
  void row(HeadId head, std::int64_t query, std::span<float> out) const override {
    m_source->row(head, query, out);
  }
  void column(HeadId head, std::int64_t key, std::span<float> out) const override {
    m_source->column(head, key, out);
  }
  void tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
            const Execution& execution = {}) const override {
    m_source->tile(head, rect, out, stride, execution);
  }
  void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
              const Execution& execution = {}) const override {
    m_source->pooled(head, request, out, stride, execution);
  }
  bool isPooled(HeadId head, const PoolRequest& request) const override {
    return m_source->isPooled(head, request);
  }

 private:
  std::shared_ptr<const PatternSource> m_source;
  TokenList m_queries;
  TokenList m_keys;
};

}  // namespace headlight
