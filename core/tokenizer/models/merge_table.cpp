#include "core/tokenizer/models/merge_table.h"

#include <algorithm>
#include <bit>

namespace headlight {

void MergeTable::reserve(std::size_t merges) { grow(std::bit_ceil(merges * 2 + 16)); }

void MergeTable::grow(std::size_t slots) {
  if (slots <= m_slots.size()) return;
  std::vector<Slot> old(slots);
  old.swap(m_slots);
  for (const Slot& slot : old) {
    if (slot.key != kFree) m_slots[slotOf(slot.key)] = slot;
  }
}

void MergeTable::add(std::int32_t left, std::int32_t right, Merge merge) {
  if (m_slots.size() < (m_used + 1) * 2) grow(std::max<std::size_t>(16, m_slots.size() * 2));
  Slot& slot = m_slots[slotOf(key(left, right))];
  if (slot.key == kFree) ++m_used;
  slot = {key(left, right), merge};
}

}  // namespace headlight
