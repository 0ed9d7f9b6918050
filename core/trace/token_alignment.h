#pragma once

#include <cstdint>
#include <vector>

#include "core/parallel/execution.h"
#include "core/tokenizer/token_list.h"

namespace headlight {

/// Which tokens of two lists are the same one. The pairs rise in both lists. A value.
struct TokenAlignment {
  std::vector<std::int64_t> secondOf;  // [first's tokens]; -1: the second list has no such token there
  std::vector<std::int64_t> firstOf;   // [second's tokens]; likewise
  /// Whether every token of both lists has its counterpart.
  bool isWhole() const;
  bool operator==(const TokenAlignment&) const = default;
};

/// What makes two tokens the same.
enum class TokenSameness {
  Label,     // they read the same
  TextRange  // they cover the same bytes of one text that both lists are of; those that were added, by label
};

/// A longest common subsequence of the two lists: no alignment has more pairs. Of all that have as many, one
/// whose tokens have moved least: the sum of the distances between the places of the two tokens of a pair is
/// the smallest. What both begin with is told first, and what both end with where they are as long; the rest
/// takes time as the product of its lengths, and memory as their sum (Hirschberg 1975, "A linear space
/// algorithm for computing maximal common subsequences", algorithm C). Throws Cancelled.
TokenAlignment alignTokens(const TokenList& first, const TokenList& second, TokenSameness sameness,
                           const Execution& execution = {});

/// Every token with itself.
TokenAlignment sameTokens(std::int64_t tokens);

}  // namespace headlight
