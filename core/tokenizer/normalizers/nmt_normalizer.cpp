#include "core/tokenizer/normalizers/nmt_normalizer.h"

#include "core/tokenizer/text/utf8.h"

namespace headlight {

namespace {

bool isDroppedByNmt(char32_t c) {
  return (c >= 0x01 && c <= 0x08) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F || c == 0x8F ||
         c == 0x9F;
}

bool isSpaceForNmt(char32_t c) {
  return c == 0x09 || c == 0x0A || c == 0x0C || c == 0x0D || c == 0x1680 || (c >= 0x200B && c <= 0x200F) ||
         c == 0x2028 || c == 0x2029 || c == 0x2581 || c == 0xFEFF || c == 0xFFFD;
}

}  // namespace

AlignedText NmtNormalizer::apply(const AlignedText& text) const {
  const std::string_view bytes = text.text;
  AlignedTextBuilder builder(text);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(bytes, at);
    const bool dropped = isDroppedByNmt(c);
    if (!dropped && !isSpaceForNmt(c)) continue;
    builder.keep(begin - builder.position());
    builder.replace(at - begin, dropped ? "" : " ");
  }
  return builder.finish();
}

}  // namespace headlight
