#include "core/tokenizer/text/graphemes.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/tokenizer/text/text_breaks.h"
#include "core/utf8.h"

namespace headlight {

namespace {

bool isAscii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

// Combining marks of the basic plane that Unicode 16 and 17 added, which older ICUs take for letters of their
// own.
bool isNewerMark(char32_t c) {
  return c == 0x897 || (c >= 0x1ACF && c <= 0x1ADD) || (c >= 0x1AE0 && c <= 0x1AEB);
}

// Whether a mark at `at` belongs to the character before it, as all marks do but those behind a line end or
// control.
bool joinsNewerMark(std::string_view text, std::size_t at) {
  std::size_t after = at;
  if (at >= text.size() || !isNewerMark(utf8::next(text, after))) return false;
  const int category =
      u_getIntPropertyValue(static_cast<UChar32>(utf8::previous(text, at)), UCHAR_GRAPHEME_CLUSTER_BREAK);
  return category != U_GCB_CONTROL && category != U_GCB_CR && category != U_GCB_LF;
}

}  // namespace

void forEachGrapheme(std::string_view text, const std::function<void(std::size_t, std::size_t)>& visit) {
  if (std::all_of(text.begin(), text.end(), isAscii)) {
    // Among ASCII characters only a carriage return and a line feed belong together.
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = text.substr(at).starts_with("\r\n") ? 2 : 1;
      visit(at, at + length);
      at += length;
    }
    return;
  }
  std::size_t begin = 0;
  forEachBreak(TextBreaks::Characters, text, [&](std::size_t end) {
    if (joinsNewerMark(text, end)) return;
    visit(begin, end);
    begin = end;
  });
}

}  // namespace headlight
