#pragma once

#include <cstdint>
#include <vector>

#include "core/tokenizer/token_list.h"

namespace headlight {

/// What statistics need to know of the tokens along an axis.
struct TokenMarks {
  std::vector<std::int64_t> special;      // ascending
  std::vector<std::int64_t> punctuation;  // of punctuation alone and not special, ascending
  /// [tokens] the last earlier token that is the same one; -1: there is none, or the token is special.
  /// Tokens are the same if their ids are, or their labels where there are no ids.
  std::vector<std::int64_t> sameBefore;
};

TokenMarks marksOf(const TokenList& tokens);

/// Whether the label consists of punctuation and nothing else, white space aside.
bool isPunctuation(const TokenInfo& token);

}  // namespace headlight
