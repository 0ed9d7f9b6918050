#include "core/tokenizer/pre_tokenizers/unicode_scripts_pre_tokenizer.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "core/utf8.h"

namespace headlight {

namespace {

constexpr UScriptCode kAnyScript = USCRIPT_INVALID_CODE;

UScriptCode scriptOf(char32_t c) {
  switch (c) {
    case ' ':
      return kAnyScript;
    case 0x30FC:  // the sign of a long vowel, which several scripts share
      return USCRIPT_HAN;
    // Characters whose script is another one since Unicode 9.
    case 0x589:
    case 0x61C:
      return USCRIPT_COMMON;
    case 0x953:
    case 0x954:
      return USCRIPT_DEVANAGARI;
    default:
      break;
  }
  UVersionInfo age{};
  u_charAge(static_cast<UChar32>(c), age);
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  if (age[0] > 9 || U_FAILURE(status) || script == USCRIPT_UNKNOWN) return kAnyScript;
  return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ? USCRIPT_HAN : script;
}

void cutAtScripts(std::string_view text, std::vector<TextSpan>& pieces) {
  UScriptCode last = kAnyScript;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const UScriptCode script = scriptOf(utf8::next(text, at));
    if (script == kAnyScript || script == last) continue;
    if (last != kAnyScript) pieces.back().end = begin;
    pieces.push_back({begin, text.size()});
    last = script;
  }
}

}  // namespace

void UnicodeScriptsPreTokenizer::apply(PreTokens& tokens) const { refine(tokens, cutAtScripts); }

}  // namespace headlight
