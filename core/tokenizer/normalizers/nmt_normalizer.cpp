#include "core/tokenizer/normalizers/nmt_normalizer.h"

#include "core/tokenizer/text/replaced_characters.h"

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
  return replacedCharacters(text, [](char32_t c) -> std::optional<std::string_view> {
    if (isDroppedByNmt(c)) return "";
    if (isSpaceForNmt(c)) return " ";
    return std::nullopt;
  });
}

}  // namespace headlight
