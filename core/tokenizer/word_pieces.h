#pragma once

#include <cstdint>
#include <string_view>

#include "core/tokenizer/token_list.h"

namespace headlight {

/// Sets `joined` of every token that goes on with the word of the token before it: their bytes touch (or
/// overlap) and the text does not end a word there. A word is a run of letters, numbers and marks, an
/// apostrophe between two letters included; in scripts written without spaces (Chinese, Japanese, Thai) only
/// the parts of one character belong together. `text` and `pair` are what the ranges count in.
void markJoinedPieces(TokenList& tokens, std::string_view text, std::string_view pair);

/// How many words the vocabulary does not know: unknown tokens, those of one word counted once.
std::int64_t unknownWords(const TokenList& tokens);

}  // namespace headlight
