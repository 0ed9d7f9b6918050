#include "core/tokenizer/normalizers/character_map.h"

#include <bit>
#include <cstring>

#include "core/error.h"
#include "core/utf8.h"

namespace headlight {

static_assert(std::endian::native == std::endian::little, "units are copied as they are");

CharacterMap::CharacterMap(std::string_view bytes, const std::string& where) {
  if (bytes.empty()) return;
  std::uint32_t size = 0;
  if (bytes.size() < sizeof size) {
    throw Error("%1 has %2 bytes; a character map has at least 4.", where, bytes.size());
  }
  std::memcpy(&size, bytes.data(), sizeof size);
  bytes.remove_prefix(sizeof size);
  const std::size_t trieSize = size / sizeof(std::uint32_t) * sizeof(std::uint32_t);
  if (trieSize > bytes.size()) {
    throw Error("%1 is cut off: its trie should have %2 bytes, %3 are there.", where, size, bytes.size());
  }
  m_units.resize(trieSize / sizeof(std::uint32_t));
  if (trieSize > 0) std::memcpy(m_units.data(), bytes.data(), trieSize);
  m_replacements = bytes.substr(trieSize);
  if (const auto position = utf8::firstInvalid(m_replacements)) {
    throw Error("%1: the replacements are not valid UTF-8 at byte %2.", where, *position);
  }
  check(where);
}

// Walks through the whole trie once, so that looking something up need not doubt it. A unit may be reached by
// two keys, which a text then follows too; it is looked at once.
void CharacterMap::check(const std::string& where) const {
  if (m_units.empty()) return;
  std::vector<bool> seen(m_units.size(), false);
  std::vector<std::uint32_t> bases = {offset(m_units[0])};
  while (!bases.empty()) {
    const std::uint32_t base = bases.back();
    bases.pop_back();
    for (std::uint32_t byte = 1; byte < 256; ++byte) {
      const std::uint32_t at = base ^ byte;
      if (at >= m_units.size() || label(m_units[at]) != byte || seen[at]) continue;
      seen[at] = true;
      const std::uint32_t next = at ^ offset(m_units[at]);
      if (next >= m_units.size()) {
        throw Error("%1 leads to unit %2 of a trie of %3 units.", where, next, m_units.size());
      }
      bases.push_back(next);
      if (!endsKey(m_units[at])) continue;
      const std::uint32_t position = value(m_units[next]);
      const bool inside = position <= m_replacements.size();
      if (!inside || utf8::isContinuation(m_replacements.c_str()[position])) {
        throw Error("%1 leads to byte %2 of %3 bytes of replacements, where none begins.", where, position,
                    m_replacements.size());
      }
    }
  }
}

std::string_view CharacterMap::replacement(std::uint32_t position) const {
  const std::string_view rest = std::string_view(m_replacements).substr(position);
  return rest.substr(0, rest.find('\0'));
}

std::optional<CharacterMap::Match> CharacterMap::match(std::string_view text, bool longest) const {
  std::optional<Match> found;
  if (m_units.empty()) return found;
  std::uint32_t node = offset(m_units[0]);
  for (std::size_t at = 0; at < text.size() && text[at] != '\0'; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    node ^= byte;
    if (node >= m_units.size() || label(m_units[node]) != byte) break;
    const bool ends = endsKey(m_units[node]);
    node ^= offset(m_units[node]);
    if (!ends) continue;
    found = Match{at + 1, replacement(value(m_units[node]))};
    if (!longest) break;
  }
  return found;
}

}  // namespace headlight
