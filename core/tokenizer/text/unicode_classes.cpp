#include "core/tokenizer/text/unicode_classes.h"

#include <unicode/uchar.h>

namespace headlight::unicode {

std::uint16_t classesBeyondAscii(char32_t codePoint) {
  const auto c = static_cast<UChar32>(codePoint);
  const std::uint32_t category = U_GET_GC_MASK(c);
  std::uint16_t classes = 0;
  if (category & U_GC_L_MASK) return Letter;
  if (category & U_GC_N_MASK) return Number;
  if (category & U_GC_M_MASK) classes |= Mark;
  if (category & U_GC_P_MASK) classes |= Punctuation;
  if (category & U_GC_S_MASK) classes |= Symbol;
  if (category & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK | U_GC_CS_MASK)) classes |= Control;
  if (category & U_GC_Z_MASK) classes |= WhiteSpace;
  if (codePoint == 0x85) classes |= WhiteSpace;
  return classes;
}

}  // namespace headlight::unicode
