#include "core/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace headlight::utf8 {

namespace {

struct Decoded {
  std::size_t length = 1;  // bytes of the character, or of the broken part
  bool valid = false;
};

// The ranges of second bytes are those of table 3-7 of the Unicode Standard, "Well-Formed UTF-8 Byte
// Sequences": they exclude overlong forms and surrogates.
Decoded decodeAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  const std::size_t length = lengthFromLead(lead);
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i >= text.size() || byte(at + i) < low || byte(at + i) > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

}  // namespace

std::optional<std::size_t> firstInvalid(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    // Most files are nearly all ASCII, which eight bytes at a time skip over.
    std::uint64_t block = 0;
    if (text.size() - position >= sizeof(block)) {
      std::memcpy(&block, text.data() + position, sizeof(block));
      if ((block & 0x8080808080808080u) == 0) {
        position += sizeof(block);
        continue;
      }
    }
    const Decoded decoded = decodeAt(text, position);
    if (!decoded.valid) return position;
    position += decoded.length;
  }
  return std::nullopt;
}

void append(std::string& text, char32_t codePoint) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  const auto putContinuation = [&](int shift) { put(0x80 | ((codePoint >> shift) & 0x3F)); };
  if (codePoint < 0x80) return put(codePoint);
  if (codePoint < 0x800) {
    put(0xC0 | codePoint >> 6);
  } else if (codePoint < 0x10000) {
    put(0xE0 | codePoint >> 12);
    putContinuation(6);
  } else {
    put(0xF0 | codePoint >> 18);
    putContinuation(12);
    putContinuation(6);
  }
  putContinuation(0);
}

std::size_t countCodePoints(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string repaired(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = decodeAt(bytes, at);
    if (decoded.valid) {
      text.append(bytes.substr(at, decoded.length));
    } else {
      append(text, 0xFFFD);
    }
    at += decoded.length;
  }
  return text;
}

}  // namespace headlight::utf8
