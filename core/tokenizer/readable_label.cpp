#include "core/tokenizer/readable_label.h"

#include "core/tokenizer/text/unicode_classes.h"
#include "core/utf8.h"

namespace headlight {

namespace {

std::string codePointName(char32_t c) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string digits;
  for (char32_t rest = c; rest != 0 || digits.size() < 4; rest >>= 4)
    digits.insert(digits.begin(), kDigits[rest & 15]);
  return "U+" + digits;
}

// Joiners and variation selectors belong to the emoji around them.
bool shapesNeighbours(char32_t c) { return c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F); }

// A control character as the picture of itself; white space as a visible sign where there is nothing else.
void appendVisible(std::string& label, char32_t c, bool onlyBlank) {
  if (c == '\n') {
    label += "⏎";
  } else if (c == '\t') {
    label += "⇥";
  } else if (c == ' ' && onlyBlank) {
    label += "␣";
  } else if (c < 0x20) {
    utf8::append(label, 0x2400 + c);
  } else if (c == 0x7F) {
    utf8::append(label, 0x2421);
  } else if (onlyBlank || (unicode::is(c, unicode::Control) && !shapesNeighbours(c))) {
    label += codePointName(c);
  } else {
    utf8::append(label, c);
  }
}

// Whether nothing of a text would be seen.
bool isBlank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (!unicode::is(c, unicode::WhiteSpace | unicode::Control) && !shapesNeighbours(c)) return false;
  }
  return true;
}

}  // namespace

std::string readableLabel(std::string_view text) {
  const bool onlyBlank = isBlank(text);
  if (!onlyBlank && text.starts_with(' ')) text.remove_prefix(1);
  std::string label;
  std::size_t first = 0;
  if (!onlyBlank && !text.empty() && unicode::is(utf8::next(text, first), unicode::Mark))
    utf8::append(label, 0x25CC);
  for (std::size_t at = 0; at < text.size();) appendVisible(label, utf8::next(text, at), onlyBlank);
  return label;
}

std::string_view touchedCharacters(std::string_view text, const ByteRange& range) {
  auto begin = static_cast<std::size_t>(range.begin);
  auto end = static_cast<std::size_t>(range.end);
  while (begin > 0 && utf8::isContinuation(text[begin])) --begin;
  while (end < text.size() && utf8::isContinuation(text[end])) ++end;
  return text.substr(begin, end - begin);
}

}  // namespace headlight
