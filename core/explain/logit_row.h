#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace headlight {

/// What a model says of one token of its vocabulary at one place of a text.
struct TokenScore {
  std::int32_t id = -1;
  double logit = 0;
  double probability = 0;  // exp(logit) over the sum of all
  std::int64_t rank = 0;   // how many tokens have a larger logit
  bool operator==(const TokenScore&) const = default;
};

/// Reads the logits of one place.
class LogitRow {
 public:
  /// `logits` [vocabulary] must outlive this; at least one is finite.
  explicit LogitRow(std::span<const float> logits);

  std::int64_t size() const { return static_cast<std::int64_t>(m_logits.size()); }
  /// Precondition: `id` is in the vocabulary.
  TokenScore scoreOf(std::int32_t id) const;
  /// The `count` likeliest (fewer where there are fewer), likeliest first, of equal ones the lowest id.
  std::vector<TokenScore> likeliest(std::int64_t count) const;

 private:
  double probabilityOf(float logit) const;

  std::span<const float> m_logits;
  double m_top;      // the largest logit
  double m_sum = 0;  // of exp(logit - m_top)
};

}  // namespace headlight
