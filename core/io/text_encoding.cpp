#include "core/io/text_encoding.h"

#include <array>

#include "core/utf8.h"

namespace headlight {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// The characters of the bytes 80 to 9F in Windows-1252; 0 where it has none. The others are Latin-1's.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

enum class Utf16 { No, Little, Big };

Utf16 utf16Of(std::string_view text) {
  if (text.starts_with("\xFF\xFE")) return Utf16::Little;
  return text.starts_with("\xFE\xFF") ? Utf16::Big : Utf16::No;
}

char32_t unitAt(std::string_view text, std::size_t at, Utf16 order) {
  const auto low = static_cast<unsigned char>(text[order == Utf16::Little ? at : at + 1]);
  const auto high = static_cast<unsigned char>(text[order == Utf16::Little ? at + 1 : at]);
  return static_cast<char32_t>(high << 8 | low);
}

std::string fromUtf16(std::string_view text, Utf16 order) {
  std::string converted;
  for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
    const char32_t unit = unitAt(text, at, order);
    const char32_t next = at + 3 < text.size() ? unitAt(text, at + 2, order) : 0;
    if (at == 0 && unit == 0xFEFF) continue;
    if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
      utf8::append(converted, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
      at += 2;
    } else {
      utf8::append(converted, unit >= 0xD800 && unit < 0xE000 ? kReplacement : unit);
    }
  }
  return converted;
}

std::string fromWindows1252(std::string_view text) {
  std::string converted;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    char32_t character = byte;
    if (byte >= 0x80 && byte < 0xA0) character = kWindows1252[byte - 0x80u];
    utf8::append(converted, character == 0 && byte != 0 ? kReplacement : character);
  }
  return converted;
}

}  // namespace

void decodeText(std::span<const std::byte> bytes, DecodedText& decoded) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  decoded.text = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  if (const Utf16 order = utf16Of(decoded.text); order != Utf16::No) {
    decoded.converted = fromUtf16(decoded.text, order);
    decoded.text = decoded.converted;
    return;
  }
  if (decoded.text.starts_with(kMark)) decoded.text.remove_prefix(kMark.size());
  if (!utf8::firstInvalid(decoded.text)) return;
  decoded.converted = fromWindows1252(decoded.text);
  decoded.text = decoded.converted;
  decoded.note = phrase("It is not in UTF-8 and was read as Windows-1252.");
}

}  // namespace headlight
