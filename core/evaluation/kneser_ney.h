#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace headlight {

/// What a token is expected to be by the one before it: an interpolated Kneser-Ney bigram (Kneser and Ney
/// 1995, "Improved backing-off for m-gram language modeling"; in the
/// interpolated form of Chen and Goodman 1999, "An empirical study of smoothing techniques for language
/// modeling"), with one discount an order:
///
///   p(w | v) = max(c(v w) - D2, 0) / c(v .) + D2 N1+(v .) / c(v .) p(w)
///   p(w)     = max(N1+(. w) - D1, 0) / N1+(. .) + D1 N1+(.) / N1+(. .) / |V|
///
/// with c(v w) how often w came right after v, c(v .) its sum over w, N1+(v .) how many different tokens came
/// after v, N1+(. w) how many different ones came before w, N1+(. .) how many different bigrams there are,
/// N1+(.) how many different tokens came second, and |V| the size of the vocabulary. After a v that nothing
/// ever came after, p(w | v) = p(w).
///
/// A discount is n1 / (n1 + 2 n2) (Ney, Essen and Kneser 1994): D2 with n1 and n2 bigrams that were counted
/// once and twice, D1 with tokens that came after one and two different tokens. Where there are none of the
/// first it is 1/2, since 0 would leave nothing for what was not seen.
class KneserNeyBigram {
 public:
  /// Ids are below `vocabularySize`.
  explicit KneserNeyBigram(std::int64_t vocabularySize) : m_vocabulary(vocabularySize) {}

  /// Counts every bigram of a sequence; none runs from one sequence into the next.
  void add(std::span<const std::int32_t> ids);
  /// Ends counting. Precondition: some bigram was added; nothing is added afterwards.
  void finish();

  bool empty() const { return m_bigrams.empty() && m_pending.empty(); }
  /// Natural logarithm of p(next | before). Precondition: finish() was called. May be called from any thread.
  double logProbability(std::int32_t before, std::int32_t next) const;

  double bigramDiscount() const { return m_bigramDiscount; }                                // D2
  double unigramDiscount() const { return m_unigramDiscount; }                              // D1
  std::int64_t bigramCount() const { return static_cast<std::int64_t>(m_bigrams.size()); }  // N1+(. .)
  std::int64_t tokenCount() const { return m_tokens; }  // of all sequences, first ones included

 private:
  void mergePending();
  double unigram(std::int32_t id) const;

  std::int64_t m_vocabulary;
  std::int64_t m_tokens = 0;
  std::vector<std::uint64_t> m_pending;  // bigrams, not yet counted: v in the upper 32 bits, w in the lower
  std::vector<std::pair<std::uint64_t, std::int64_t>> m_bigrams;  // ascending, with c(v w)
  std::vector<std::int64_t> m_after;                              // [vocabulary] c(v .)
  std::vector<std::int64_t> m_followers;                          // [vocabulary] N1+(v .)
  std::vector<std::int64_t> m_leaders;                            // [vocabulary] N1+(. w)
  std::int64_t m_second = 0;                                      // N1+(.)
  double m_bigramDiscount = 0;
  double m_unigramDiscount = 0;
};

}  // namespace headlight
