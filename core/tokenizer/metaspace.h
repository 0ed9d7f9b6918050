#pragma once

#include <string_view>

namespace headlight {

/// What SentencePiece writes for a space: U+2581, ▁ (Kudo and Richardson 2018, section 3.1, "lossless
/// tokenization").
inline constexpr std::string_view kMetaspace = "\xE2\x96\x81";

}  // namespace headlight
