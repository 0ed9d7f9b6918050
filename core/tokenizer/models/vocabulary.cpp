#include "core/tokenizer/models/vocabulary.h"

#include <algorithm>
#include <bit>

#include "core/tokenizer/models/hash_bytes.h"

namespace headlight {

void Vocabulary::reserve(std::size_t pieces) {
  m_entries.reserve(pieces);
  m_indexOfId.reserve(pieces);
  m_characters.reserve(pieces * 8);
  grow(std::bit_ceil(pieces * 2 + 16));
}

void Vocabulary::grow(std::size_t slots) {
  if (slots <= m_slots.size()) return;
  m_slots.assign(slots, kNone);
  for (std::size_t index = 0; index < m_entries.size(); ++index) {
    std::size_t slot = m_entries[index].hash & (slots - 1);
    while (m_slots[slot] != kNone) slot = (slot + 1) & (slots - 1);
    m_slots[slot] = static_cast<std::int32_t>(index);
  }
}

std::size_t Vocabulary::slotOf(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = m_slots.size() - 1;
  std::size_t slot = hash & mask;
  while (m_slots[slot] != kNone) {
    const Entry& entry = m_entries[static_cast<std::size_t>(m_slots[slot])];
    if (entry.hash == hash && piece(m_slots[slot]) == text) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::int32_t Vocabulary::find(std::string_view text) const {
  if (m_slots.empty() || text.size() > m_longest) return kNone;
  return m_slots[slotOf(text, static_cast<std::uint32_t>(hashBytes(text)))];
}

std::int32_t Vocabulary::add(std::string_view text, std::int32_t id) {
  if (m_slots.size() < (m_entries.size() + 1) * 2) grow(std::max<std::size_t>(16, m_slots.size() * 2));
  const auto hash = static_cast<std::uint32_t>(hashBytes(text));
  const std::size_t slot = slotOf(text, hash);
  std::int32_t index = m_slots[slot];
  if (index == kNone) {
    index = static_cast<std::int32_t>(m_entries.size());
    m_slots[slot] = index;
    m_entries.push_back(
        {static_cast<std::uint32_t>(m_characters.size()), static_cast<std::uint32_t>(text.size()), id, hash});
    m_characters.append(text);
    m_longest = std::max(m_longest, text.size());
  }
  m_entries[static_cast<std::size_t>(index)].id = id;
  if (static_cast<std::size_t>(id) >= m_indexOfId.size())
    m_indexOfId.resize(static_cast<std::size_t>(id) + 1, kNone);
  m_indexOfId[static_cast<std::size_t>(id)] = index;
  return index;
}

}  // namespace headlight
