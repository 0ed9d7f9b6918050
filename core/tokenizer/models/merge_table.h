#pragma once

#include <cstdint>
#include <vector>

namespace headlight {

/// The merges of a byte-pair vocabulary: for two pieces side by side, how early they merge and into what.
class MergeTable {
 public:
  static constexpr std::uint32_t kNoMerge = 0xFFFFFFFF;
  struct Merge {
    std::uint32_t rank = kNoMerge;
    std::int32_t piece = -1;
  };

  void reserve(std::size_t merges);
  /// A pair given twice has the later rank, as in the libraries that read such files.
  void add(std::int32_t left, std::int32_t right, Merge merge);
  /// The merge of two pieces (indices, -1 for a character that is no piece), rank kNoMerge if there is none.
  Merge find(std::int32_t left, std::int32_t right) const {
    if (m_slots.empty() || left < 0 || right < 0) return {};
    const Slot& slot = m_slots[slotOf(key(left, right))];
    return slot.key == kFree ? Merge{} : slot.merge;
  }

  /// Calls visit(left, right) for every merge, in no particular order.
  template <typename Visit>
  void forEachPair(Visit visit) const {
    for (const Slot& slot : m_slots) {
      if (slot.key == kFree) continue;
      visit(static_cast<std::int32_t>(slot.key >> 32), static_cast<std::int32_t>(slot.key & 0xFFFFFFFF));
    }
  }

 private:
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};
  struct Slot {
    std::uint64_t key = kFree;
    Merge merge;
  };
  static std::uint64_t key(std::int32_t left, std::int32_t right) {
    return (std::uint64_t{static_cast<std::uint32_t>(left)} << 32) | static_cast<std::uint32_t>(right);
  }
  std::size_t slotOf(std::uint64_t key) const {
    const std::size_t mask = m_slots.size() - 1;
    const std::uint64_t hash = key * 0x9E3779B97F4A7C15ULL;
    std::size_t slot = static_cast<std::size_t>(hash >> 24) & mask;
    while (m_slots[slot].key != key && m_slots[slot].key != kFree) slot = (slot + 1) & mask;
    return slot;
  }
  void grow(std::size_t slots);

  std::vector<Slot> m_slots;
  std::size_t m_used = 0;
};

}  // namespace headlight
