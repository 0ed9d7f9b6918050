#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace headlight {

enum class TextBreaks { Characters, Words };

/// Calls `visit` with the end of each character (grapheme cluster) or word of the text, ascending, as ICU
/// finds them in any language (Unicode Standard Annex 29). The text is valid UTF-8 of less than 2^31 bytes.
/// Throws Error if ICU fails.
void forEachBreak(TextBreaks kind, std::string_view text, const std::function<void(std::size_t end)>& visit);

}  // namespace headlight
