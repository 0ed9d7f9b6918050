#include "core/tokenizer/models/word_cache.h"

#include <algorithm>

#include "core/tokenizer/models/hash_bytes.h"

namespace headlight {

namespace {
constexpr std::size_t kFirstSlots = 256;
constexpr std::size_t kMostWords = std::size_t{1} << 17;
}  // namespace

std::size_t WordCache::slotOf(std::string_view word, std::uint64_t hash) const {
  const std::size_t mask = m_slots.size() - 1;
  std::size_t slot = hash & mask;
  while (m_slots[slot].length != 0) {
    const Entry& entry = m_slots[slot];
    const bool same = entry.hash == hash && entry.length == word.size() &&
                      std::string_view(m_characters).substr(entry.characters, entry.length) == word;
    if (same) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

bool WordCache::replay(std::string_view word, std::uint32_t base, std::vector<ModelToken>& tokens) const {
  if (m_slots.empty() || word.empty() || word.size() > kLongestWord) return false;
  const Entry& entry = m_slots[slotOf(word, hashBytes(word))];
  if (entry.length == 0) return false;
  for (std::uint32_t i = 0; i < entry.count; ++i) {
    const ModelToken& token = m_tokens[entry.tokens + i];
    tokens.push_back({token.piece, token.begin + base, token.end + base});
  }
  return true;
}

void WordCache::remember(std::string_view word, std::uint32_t base, std::span<const ModelToken> tokens) {
  if (word.empty() || word.size() > kLongestWord || m_used >= kMostWords) return;
  if (m_slots.size() < (m_used + 1) * 2) grow();
  const std::uint64_t hash = hashBytes(word);
  Entry& entry = m_slots[slotOf(word, hash)];
  if (entry.length != 0) return;
  entry = {hash, static_cast<std::uint32_t>(m_characters.size()), static_cast<std::uint32_t>(word.size()),
           static_cast<std::uint32_t>(m_tokens.size()), static_cast<std::uint32_t>(tokens.size())};
  m_characters.append(word);
  for (const ModelToken& token : tokens)
    m_tokens.push_back({token.piece, token.begin - base, token.end - base});
  ++m_used;
}

void WordCache::grow() {
  std::vector<Entry> old(std::max(kFirstSlots, m_slots.size() * 2));
  old.swap(m_slots);
  const std::size_t mask = m_slots.size() - 1;
  for (const Entry& entry : old) {
    if (entry.length == 0) continue;
    std::size_t slot = entry.hash & mask;
    while (m_slots[slot].length != 0) slot = (slot + 1) & mask;
    m_slots[slot] = entry;
  }
}

}  // namespace headlight
