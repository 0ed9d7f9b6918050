#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// SentencePiece's compiled character map, which says what characters become. Its bytes are, in this order:
/// - 4 bytes: the size of the trie in bytes, little-endian;
/// - the trie, a double array (Aoe 1989, as Darts-clone stores it) of 32-bit units, little-endian. Of a unit,
/// bits 0 to 7
///   and 31 are its label, bit 8 says that a key ends here, bits 10 to 30 are its offset, 8 bits further left
///   if bit 9 is set. A unit with bit 31 that a key's end leads to holds a value in its lower 31 bits;
/// - the replacements, UTF-8, each ended by a zero byte; a value is a position among them.
class CharacterMap {
 public:
  struct Match {
    std::size_t length = 0;  // bytes of the text
    std::string_view replacement;
  };

  /// `bytes` as above; `where` is what messages call it. Throws Error if they are cut off, or if the trie
  /// leads outside of itself or of the replacements.
  CharacterMap(std::string_view bytes, const std::string& where);

  /// The shortest key that `text` begins with.
  std::optional<Match> shortestPrefix(std::string_view text) const { return match(text, false); }
  /// The longest one.
  std::optional<Match> longestPrefix(std::string_view text) const { return match(text, true); }

 private:
  static bool endsKey(std::uint32_t unit) { return (unit >> 8 & 1) != 0; }
  static std::uint32_t label(std::uint32_t unit) { return unit & 0x800000FF; }
  static std::uint32_t offset(std::uint32_t unit) { return (unit >> 10) << ((unit & 0x200) >> 6); }
  static std::uint32_t value(std::uint32_t unit) { return unit & 0x7FFFFFFF; }
  std::optional<Match> match(std::string_view text, bool longest) const;
  std::string_view replacement(std::uint32_t position) const;
  void check(const std::string& where) const;

  std::vector<std::uint32_t> m_units;
  std::string m_replacements;
};

}  // namespace headlight
