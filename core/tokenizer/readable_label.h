#pragma once

#include <string>
#include <string_view>

#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// How a text of whole characters is shown: one leading space goes unless there is nothing else; a sole
/// space, tab or newline is a visible sign (␣ ⇥ ⏎), a control character the picture of itself, and a mark
/// without its letter stands on a dotted circle. `text` is valid UTF-8.
std::string readableLabel(std::string_view text);

/// The characters that the bytes `range` of a text touch. Precondition: the range lies inside.
std::string_view touchedCharacters(std::string_view text, const ByteRange& range);

}  // namespace headlight
