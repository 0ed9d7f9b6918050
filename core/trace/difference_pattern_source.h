#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/trace/pattern_source.h"
#include "core/trace/pattern_traits.h"
#include "core/trace/token_alignment.h"

namespace headlight {

/// One pattern less another, cell by cell, as a source with the tokens of the first: first - second in
/// float32, where the alignment knows the query and the key in both. A cell whose query or key has no
/// counterpart is compared with nothing: it is not masked, and its weight is NaN however it is asked for, as
/// in pooled pictures a block without any compared cell. A cell that only one of the two has masked counts
/// there as 0. Pooling with Pooling::Max takes the cell with the largest size and keeps its sign.
class DifferencePatternSource final : public PatternSource, public HasPatternTraits {
 public:
  struct Parts {
    std::shared_ptr<const PatternSource> first;
    std::shared_ptr<const PatternSource> second;
    TokenAlignment queries;
    TokenAlignment keys;
    /// The head of the second that every head is compared with; none: the same head. Then heads and layers
    /// are those that both have.
    std::optional<HeadId> secondHead = {};
  };
  /// Alignments of the sources' tokens, a second head inside the second's shape (asserted).
  explicit DifferencePatternSource(Parts parts);

  const Parts& parts() const { return m_parts; }
  bool isCompared(std::int64_t query, std::int64_t key) const {
    return queryOf(query) >= 0 && keyOf(key) >= 0;
  }

  AttentionKind kind() const override { return m_parts.first->kind(); }
  PatternShape shape() const override { return m_shape; }
  const TokenList& queryTokens() const override { return m_parts.first->queryTokens(); }
  const TokenList& keyTokens() const override { return m_parts.first->keyTokens(); }
  /// Whether one of the two has one.
  bool hasPattern(int layer) const override;
  bool rowsSumToOne() const override { return false; }
  /// As far below 0 as above it.
  ValueRange valueRange() const override;
  std::string description() const override { return "difference"; }
  /// A cell costs one of each.
  PatternTraits traits() const override;
  bool isComparedQuery(std::int64_t query) const override { return queryOf(query) >= 0; }
  bool isComparedKey(std::int64_t key) const override { return keyOf(key) >= 0; }
  /// Where both have it masked.
  bool isMasked(HeadId head, std::int64_t query, std::int64_t key) const override;
  /// Whether every compared cell of it is.
  bool isMaskedRect(HeadId head, const CellRect& cells) const override;

  float cell(HeadId head, std::int64_t query, std::int64_t key) const override;
  void row(HeadId head, std::int64_t query, std::span<float> out) const override;
  void column(HeadId head, std::int64_t key, std::span<float> out) const override;
  void tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
            const Execution& execution = {}) const override;
  void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
              const Execution& execution = {}) const override;

 private:
  HeadId secondHead(HeadId head) const { return m_parts.secondHead.value_or(head); }
  std::int64_t queryOf(std::int64_t query) const {
    return m_parts.queries.secondOf[static_cast<std::size_t>(query)];
  }
  std::int64_t keyOf(std::int64_t key) const { return m_parts.keys.secondOf[static_cast<std::size_t>(key)]; }
  CellRect inSecond(const CellRect& rect) const;
  void subtract(HeadId head, const CellRect& rect, float* out, std::int64_t stride) const;

  Parts m_parts;
  PatternShape m_shape;
};

/// The average of some heads, of a difference the difference of the averages (MeanPatternSource), so that it
/// pools like one. The only head is {0, 0}.
std::shared_ptr<const PatternSource> meanOfHeads(const std::shared_ptr<const PatternSource>& source,
                                                 const std::vector<HeadId>& heads);

}  // namespace headlight
