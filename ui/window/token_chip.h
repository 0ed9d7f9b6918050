#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "core/tokenizer/token_list.h"

namespace headlight {

/// One box of the row under the sentence: a token, or the remark where the computed tokens end.
struct TokenChip {
  std::int64_t token = -1;  // -1: a remark
  QString label;
  QString
      mark;  // small behind the label: the token's index where its label is repeated, "1/3" for a fragment
  bool special = false;
  bool unknown = false;
  bool joined = false;  // goes on with the word of the chip before
  bool computed = true;
  int segment = 0;
  bool operator==(const TokenChip&) const = default;
};

/// Chips for all tokens of which the first `computed` were run, with a remark at the limit.
std::vector<TokenChip> makeTokenChips(const TokenList& tokens, std::int64_t computed);

/// "Token 3: cat (id 4937)", for tooltips and accessible descriptions.
QString describeToken(const TokenInfo& token, std::int64_t index, bool computed);

}  // namespace headlight
