#include "core/printable_line.h"

#include <cstdio>
#include <vector>

#include "core/utf8.h"

namespace headlight {
namespace {

bool turnsWriting(char32_t code) {
  return code == 0x200e || code == 0x200f || code == 0x061c || (code >= 0x202a && code <= 0x202e) ||
         (code >= 0x2066 && code <= 0x2069);
}

std::string escaped(const char* form, char32_t number) {
  char text[16];
  std::snprintf(text, sizeof(text), form, static_cast<unsigned>(number));
  return text;
}

/// `text` is the character with this code point.
std::string shownCharacter(std::string_view text, char32_t code) {
  if (code == '\n' || code == '\r' || code == '\t' || code == 0x2028 || code == 0x2029) return " ";
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return escaped("\\x%02x", code);
  if (turnsWriting(code)) return escaped("\\u%04x", code);
  return std::string(text);
}

/// One entry a character of `text`, escaped. A text far beyond the limit is not looked at in full.
std::vector<std::string> shownCharacters(std::string_view text) {
  std::vector<std::string> shown;
  while (!text.empty()) {
    const std::string_view valid = text.substr(0, utf8::firstInvalid(text).value_or(text.size()));
    for (std::size_t at = 0; at < valid.size();) {
      const std::size_t begin = at;
      const char32_t code = utf8::next(valid, at);
      shown.push_back(shownCharacter(valid.substr(begin, at - begin), code));
    }
    text.remove_prefix(valid.size());
    if (text.empty()) break;
    shown.push_back(escaped("\\x%02x", static_cast<unsigned char>(text.front())));
    text.remove_prefix(1);
  }
  return shown;
}

}  // namespace

std::string printableLine(std::string_view text, std::size_t limit) {
  // Escapes have several characters, all of them ASCII; other entries count as one.
  const auto widthOf = [](const std::string& entry) {
    return entry[0] == '\\' ? entry.size() : std::size_t{1};
  };
  const std::vector<std::string> shown = shownCharacters(text);
  std::size_t width = 0;
  for (const std::string& entry : shown) width += widthOf(entry);
  std::string line;
  if (width <= limit) {
    for (const std::string& entry : shown) line += entry;
    return line;
  }
  constexpr std::string_view gap = " ... ";
  const std::size_t room = limit > gap.size() ? limit - gap.size() : 0;
  const std::size_t tailRoom = room / 3;
  std::size_t used = 0;
  for (std::size_t i = 0; used + widthOf(shown[i]) <= room - tailRoom; used += widthOf(shown[i++]))
    line += shown[i];
  std::size_t begin = shown.size();
  for (used = 0; used + widthOf(shown[begin - 1]) <= tailRoom;) used += widthOf(shown[--begin]);
  line += gap;
  for (; begin < shown.size(); ++begin) line += shown[begin];
  return line;
}

}  // namespace headlight
