#include "core/tokenizer/normalizers/lowercase_normalizer.h"

#include <unicode/uchar.h>

#include "core/tokenizer/text/replaced_characters.h"

namespace headlight {

namespace {

constexpr char32_t kCapitalIWithDot = 0x130;

}  // namespace

AlignedText LowercaseNormalizer::apply(const AlignedText& text) const {
  std::string lower;
  return replacedCharacters(text, [&lower](char32_t c) -> std::optional<std::string_view> {
    if (c == kCapitalIWithDot) return "i\xCC\x87";
    const bool capital = c >= 'A' && c <= 'Z';
    if (c < 0x80 && !capital) return std::nullopt;
    const auto mapped = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    if (mapped == c) return std::nullopt;
    lower.clear();
    utf8::append(lower, mapped);
    return lower;
  });
}

}  // namespace headlight
