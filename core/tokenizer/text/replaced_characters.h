#pragma once

#include <optional>
#include <string_view>

#include "core/tokenizer/text/aligned_text.h"
#include "core/utf8.h"

namespace headlight {

/// The text with some characters replaced: `replacement(c)` is an std::optional<std::string_view> of what
/// stands for the code point, empty where it is dropped and nothing where it stays. The view need be valid
/// until the next call only.
template <typename Replacement>
AlignedText replacedCharacters(const AlignedText& text, Replacement replacement) {
  const std::string_view bytes = text.text;
  AlignedTextBuilder builder(text);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const std::optional<std::string_view> replaced = replacement(utf8::next(bytes, at));
    if (!replaced) continue;
    builder.keep(begin - builder.position());
    builder.replace(at - begin, *replaced);
  }
  return builder.finish();
}

}  // namespace headlight
