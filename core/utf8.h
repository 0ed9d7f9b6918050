#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// UTF-8, decoded and encoded here alone.
namespace headlight::utf8 {

/// The position of the first byte that is not part of a well-formed UTF-8 character (Unicode 15, table 3-7:
/// no overlong forms, no surrogates, nothing above U+10FFFF), or nothing if the text is valid.
std::optional<std::size_t> firstInvalid(std::string_view text);

/// Bytes of the character that starts with `lead`, for text known to be valid UTF-8.
inline std::size_t lengthFromLead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

/// Whether the byte is one behind the first of a character of several bytes.
inline bool isContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The code point at `position` of valid UTF-8; `position` moves behind it.
inline char32_t next(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t index) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[index]));
  };
  const char32_t lead = byte(position);
  if (lead < 0x80) {
    ++position;
    return lead;
  }
  const std::size_t at = position;
  if (lead < 0xE0) {
    position += 2;
    return ((lead & 0x1F) << 6) | (byte(at + 1) & 0x3F);
  }
  if (lead < 0xF0) {
    position += 3;
    return ((lead & 0x0F) << 12) | ((byte(at + 1) & 0x3F) << 6) | (byte(at + 2) & 0x3F);
  }
  position += 4;
  return ((lead & 0x07) << 18) | ((byte(at + 1) & 0x3F) << 12) | ((byte(at + 2) & 0x3F) << 6) |
         (byte(at + 3) & 0x3F);
}

/// The code point before `position` of valid UTF-8; `position` moves to its first byte.
inline char32_t previous(std::string_view text, std::size_t& position) {
  do {
    --position;
  } while ((static_cast<unsigned char>(text[position]) & 0xC0) == 0x80);
  std::size_t at = position;
  return next(text, at);
}

/// Appends the character. Precondition: a Unicode scalar value.
void append(std::string& text, char32_t codePoint);

/// The characters of valid UTF-8.
std::size_t countCodePoints(std::string_view text);

/// `bytes` as UTF-8 with every maximal broken part replaced by U+FFFD, as the WHATWG decoder does.
std::string repaired(std::string_view bytes);

}  // namespace headlight::utf8
