#pragma once

#include <QString>

#include "core/tokenizer/token_list.h"

namespace headlight {

/// tokenLabel() of no more of a token's two ends than a line has room for: a word without an end would take
/// as long to measure as it is.
QString shortLabel(const TokenInfo& token);

}  // namespace headlight
