#pragma once

#include <memory>
#include <string>

#include "core/tokenizer/word_groups.h"
#include "core/trace/pattern_source.h"
#include "core/trace/pattern_traits.h"

namespace headlight {

/// A pattern over words made of one over tokens, computed as it is asked for and never kept: rows averaged,
/// columns summed.
///
///     cell[Q, K] = 1 / |Q| * sum over tokens q of Q of (sum over tokens k of K of weight[q, k])
///
/// How much a word looks at another one is what its tokens give to all of the other's tokens, in the mean. So
/// rows that sum to 1 do so over words too, and a word of one token keeps its weights bit for bit. Sums are
/// taken in float64 in the order of the tokens and rounded once. A cell is masked only where all the cells
/// that it is made of are; what the mask excludes otherwise adds 0.
class WordPatternSource final : public PatternSource, public HasPatternTraits {
 public:
  /// Words of the source's queries and of its keys: as many tokens as it has (asserted).
  WordPatternSource(std::shared_ptr<const PatternSource> source, std::shared_ptr<const WordList> queries,
                    std::shared_ptr<const WordList> keys);

  /// What is merged.
  const PatternSource& tokens() const { return *m_source; }
  const std::shared_ptr<const WordList>& queryWords() const { return m_queries; }
  const WordGroups& queryGroups() const { return m_queries->groups; }
  const WordGroups& keyGroups() const { return m_keys->groups; }

  AttentionKind kind() const override { return m_source->kind(); }
  PatternShape shape() const override;
  const TokenList& queryTokens() const override { return m_queries->tokens; }
  const TokenList& keyTokens() const override { return m_keys->tokens; }
  bool hasPattern(int layer) const override { return m_source->hasPattern(layer); }
  bool rowsSumToOne() const override { return m_source->rowsSumToOne(); }
  bool hasSinks() const override { return m_source->hasSinks(); }
  /// The mean over the word's tokens.
  float sinkShare(HeadId head, std::int64_t query) const override;
  /// As of the tokens where rows sum to no more than 1, otherwise as far as the longest word can reach.
  ValueRange valueRange() const override;
  /// "words: rows averaged, columns summed", behind what the source says of itself.
  std::string description() const override;
  /// A cell of words is made of as many cells as its words have tokens, in the mean over the pattern.
  PatternTraits traits() const override;
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
  /// The cells of tokens that cells of words are made of.
  CellRect tokenRect(const CellRect& words) const;
  void mergeRows(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
                 const Execution& execution) const;

  std::shared_ptr<const PatternSource> m_source;
  std::shared_ptr<const WordList> m_queries;
  std::shared_ptr<const WordList> m_keys;
};

}  // namespace headlight
