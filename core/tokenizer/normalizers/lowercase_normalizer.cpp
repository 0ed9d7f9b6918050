#include "core/tokenizer/normalizers/lowercase_normalizer.h"

#include <unicode/uchar.h>

#include "core/tokenizer/text/utf8.h"

namespace headlight {

namespace {

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kCapitalIWithDot = 0x130;

bool ignorable(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASE_IGNORABLE); }
bool cased(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASED); }

// Final_Sigma of the Unicode Standard, table 3-17: a cased letter before it and none after it, characters
// that case ignores between them left out.
bool isFinalSigma(std::string_view text, std::size_t begin, std::size_t end) {
  bool before = false;
  while (begin > 0) {
    const char32_t c = utf8::previous(text, begin);
    if (ignorable(c)) continue;
    before = cased(c);
    break;
  }
  if (!before) return false;
  while (end < text.size()) {
    const char32_t c = utf8::next(text, end);
    if (ignorable(c)) continue;
    return !cased(c);
  }
  return true;
}

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
      const bool final = c == kCapitalSigma && isFinalSigma(bytes, begin, at);
      const char32_t mapped = final ? kFinalSigma : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
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
