#include "core/tokenizer/text/character_rules.h"

#include <unicode/uchar.h>

#include "core/tokenizer/text/unicode_classes.h"

namespace headlight::characters {

namespace {

bool isOlderThan(char32_t c, std::uint8_t majorVersion) {
  UVersionInfo version{};
  u_charAge(static_cast<UChar32>(c), version);
  return version[0] < majorVersion;
}

bool hasCategory(char32_t c, std::uint32_t mask) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0;
}

// The few characters whose category changed since.
constexpr char32_t kCanadianChiSign = 0x166D;     // Po before Unicode 12
constexpr char32_t kSharadaSandhiMark = 0x111C9;  // Po before Unicode 11
constexpr char32_t kHanunooPamudpod = 0x1734;     // Mn before Unicode 14
constexpr char32_t kMongolianBaluda = 0x1885;     // Lo before Unicode 9
constexpr char32_t kMongolianThreeBaluda = 0x1886;
constexpr char32_t kJavaneseKeret = 0xA9BD;      // Mc before Unicode 11
constexpr char32_t kVedicArdhavisarga = 0x1CF2;  // Mc before Unicode 12
constexpr char32_t kVedicRotatedArdhavisarga = 0x1CF3;

}  // namespace

bool isPunctuation(char32_t c) {
  if (c < 128) return unicode::is(c, unicode::AsciiPunctuation);
  if (c == kCanadianChiSign || c == kSharadaSandhiMark) return true;
  return hasCategory(c, U_GC_P_MASK) && isOlderThan(c, 9);
}

bool isControl(char32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return false;
  if (c < 128) return c < ' ' || c == 0x7F;
  return hasCategory(c, U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK) && isOlderThan(c, 9);
}

bool isNonspacingMark(char32_t c) {
  if (c < 0x300) return false;
  if (c == kHanunooPamudpod) return true;
  if (c == kMongolianBaluda || c == kMongolianThreeBaluda || c == kJavaneseKeret || c == kSharadaSandhiMark)
    return false;
  return hasCategory(c, U_GC_MN_MASK) && isOlderThan(c, 9);
}

bool isCombiningMark(char32_t c) {
  if (c < 0x300) return false;
  if (c == kVedicArdhavisarga || c == kVedicRotatedArdhavisarga) return true;
  return c != kSharadaSandhiMark && hasCategory(c, U_GC_M_MASK) && isOlderThan(c, 10);
}

bool isWhiteSpace(char32_t c) { return unicode::is(c, unicode::WhiteSpace); }

bool isNumeric(char32_t c) { return unicode::is(c, unicode::Number); }

bool isWord(char32_t c) {
  if (c < 128) return unicode::is(c, unicode::Letter | unicode::Number) || c == '_';
  const auto codePoint = static_cast<UChar32>(c);
  return hasCategory(c, U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK) ||
         u_hasBinaryProperty(codePoint, UCHAR_ALPHABETIC) ||
         u_hasBinaryProperty(codePoint, UCHAR_JOIN_CONTROL);
}

}  // namespace headlight::characters
