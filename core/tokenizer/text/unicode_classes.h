#pragma once

#include <array>
#include <cstdint>

namespace headlight::unicode {

/// What a code point is, as bits. Letter, Number, Mark, Punctuation and Symbol are the general categories
/// L, N, M, P and S.
enum Class : std::uint16_t {
  Letter = 1,
  Number = 2,
  Mark = 4,
  Punctuation = 8,
  Symbol = 16,
  WhiteSpace = 32,        // the property White_Space
  Control = 256,          // Cc, Cf, Co, Cs
  AsciiPunctuation = 512  // ! to /, : to @, [ to `, { to ~
};

std::uint16_t classesBeyondAscii(char32_t codePoint);

namespace detail {

constexpr std::uint16_t asciiClasses(unsigned char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Letter;
  if (c >= '0' && c <= '9') return Number;
  if (c == ' ') return WhiteSpace;
  if (c >= 9 && c <= 13) return WhiteSpace | Control;
  if (c < 32 || c == 127) return Control;
  const bool symbol = c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '`' ||
                      c == '|' || c == '~';
  return static_cast<std::uint16_t>(AsciiPunctuation | (symbol ? Symbol : Punctuation));
}

constexpr std::array<std::uint16_t, 128> asciiTable() {
  std::array<std::uint16_t, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = asciiClasses(static_cast<unsigned char>(c));
  return table;
}

inline constexpr std::array<std::uint16_t, 128> kAsciiClasses = asciiTable();

}  // namespace detail

inline std::uint16_t classesOf(char32_t codePoint) {
  return codePoint < 128 ? detail::kAsciiClasses[codePoint] : classesBeyondAscii(codePoint);
}

inline bool is(char32_t codePoint, std::uint16_t classes) { return (classesOf(codePoint) & classes) != 0; }

}  // namespace headlight::unicode
