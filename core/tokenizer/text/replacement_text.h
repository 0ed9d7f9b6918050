#pragma once

#include <string>
#include <string_view>

#include "core/tokenizer/regex/regex_pattern.h"

namespace headlight {

/// What a match is replaced by: `content` with $$ as a dollar sign, $& as the match, $` and $' as what is
/// before and behind it and $1 to $99 as its groups (ECMA-262, GetSubstitution).
std::string replacementText(std::string_view content, std::string_view text,
                            const RegexPattern::Match& match);

}  // namespace headlight
