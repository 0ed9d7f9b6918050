#include "core/io/utf8.h"

#include <cstdint>
#include <cstring>

namespace headlight {
namespace {

bool isContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// Length of the well-formed character at the start of `text`, or 0. The second byte's range depends on the
/// first one's: that is what excludes overlong forms and surrogates.
std::size_t characterLength(std::string_view text) {
  const auto byte = [&](std::size_t index) {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : static_cast<unsigned char>(0);
  };
  const unsigned char first = byte(0);
  const unsigned char second = byte(1);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  if (first < 0xE0) return isContinuation(second) ? 2 : 0;
  if (first < 0xF0) {
    const unsigned char low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = first == 0xED ? 0x9F : 0xBF;
    return second >= low && second <= high && isContinuation(byte(2)) ? 3 : 0;
  }
  const unsigned char low = first == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = first == 0xF4 ? 0x8F : 0xBF;
  return second >= low && second <= high && isContinuation(byte(2)) && isContinuation(byte(3)) ? 4 : 0;
}

}  // namespace

std::optional<std::size_t> firstInvalidUtf8(std::string_view text) {
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
    const std::size_t length = characterLength(text.substr(position));
    if (length == 0) return position;
    position += length;
  }
  return std::nullopt;
}

void appendUtf8(std::string& text, char32_t codePoint) {
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

}  // namespace headlight
