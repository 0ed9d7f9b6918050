#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace headlight {

/// The position of the first byte that is not part of a well-formed UTF-8 character (Unicode 15, table 3-7:
/// no overlong forms, no surrogates, nothing above U+10FFFF), or nothing if the text is valid.
std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

/// Appends the character. Precondition: a Unicode scalar value.
void appendUtf8(std::string& text, char32_t codePoint);

}  // namespace headlight
