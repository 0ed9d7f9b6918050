#pragma once

#include <string_view>

#include "core/tokenizer/token_list.h"

namespace headlight {

/// Shows the spaces in the labels of tokens that are text, each as "·", the one before a word included, which
/// labels go without otherwise: " the" is "·the". What is nothing but white space has visible signs already
/// (␣ ⇥ ⏎). `text` and `pair` are what the ranges of the tokens count in; where a token has none, a piece
/// that begins with the mark of a space ("Ġ", "▁") has one. Doing it twice changes nothing more.
void showSpaces(TokenList& tokens, std::string_view text, std::string_view pair);

/// The same for one token, or for a word; `text` is what its range counts in.
void showSpaces(TokenInfo& token, std::string_view text);

/// A label without the sign that showSpaces() has put before it.
std::string_view withoutShownSpace(std::string_view label);

}  // namespace headlight
