#pragma once

#include <string>
#include <string_view>

namespace headlight {

/// Rewrites a regular expression of a tokenizer.json (Oniguruma's syntax) as ICU's. The meaning is the one
/// that the tokenizers library for JavaScript gives it, which token ids follow:
/// - \s is the property White_Space, \w letters, marks, decimal digits and connectors, \d decimal digits,
///   . everything but a newline, ^ and $ the ends of a line, \h a hexadecimal digit;
/// - possessive quantifiers and atomic groups backtrack as plain ones do; {n,m}+ repeats {n,m};
/// - (?i:...) folds ASCII letters only;
/// - character classes nest, intersect with && and know the POSIX names.
/// Throws Error saying what is wrong where.
std::string icuRegexFromOniguruma(std::string_view pattern);

}  // namespace headlight
