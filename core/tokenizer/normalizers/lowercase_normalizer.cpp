#include "core/tokenizer/normalizers/lowercase_normalizer.h"

#include <unicode/uchar.h>

#include "core/tokenizer/text/utf8.h"

namespace headlight {

namespace {

constexpr char32_t kCapitalIWithDot = 0x130;

}  // namespace

AlignedText LowercaseNormalizer::apply(const AlignedText& text) const {
  const std::string_view bytes = text.text;
  AlignedTextBuilder builder(text);
  std::string lower;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(bytes, at);
    if (c < 0x80) {
      if (c < 'A' || c > 'Z') continue;
      lower.assign(1, static_cast<char>(c + ('a' - 'A')));
    } else if (c == kCapitalIWithDot) {
      lower = "i\xCC\x87";
    } else {
      const auto mapped = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
      if (mapped == c) continue;
      lower.clear();
      utf8::append(lower, mapped);
    }
    builder.keep(begin - builder.position());
    builder.replace(at - begin, lower);
  }
  return builder.finish();
}

}  // namespace headlight
