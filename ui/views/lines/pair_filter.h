#pragma once

#include <vector>

#include "core/tokenizer/token_list.h"
#include "ui/views/lines/lines_options.h"

namespace headlight {

/// For each token the text that it belongs to, 0 or 1, or empty where the list does not hold two texts. What
/// the tokenizer added belongs to the text that stands before it, at the beginning to the one behind it.
std::vector<int> textsOf(const TokenList& tokens);

/// Whether a line from this text to that one is drawn.
bool isDrawn(LinesOptions::Pair pair, int queryText, int keyText);

}  // namespace headlight
