#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// The pieces of a tokenizer with their ids. A piece is known by its index here, in the order added, because
/// two pieces may share an id where an added token took the place of a piece.
class Vocabulary {
 public:
  static constexpr std::int32_t kNone = -1;
  /// Ids are table positions, so a file must not claim huge ones.
  static constexpr std::int64_t kMaxId = (std::int64_t{1} << 24) - 1;

  void reserve(std::size_t pieces);
  /// The index of the piece, which is new or gets this id instead of its old one. `id` is 0 to kMaxId. The id
  /// now stands for this piece.
  std::int32_t add(std::string_view piece, std::int32_t id);
  /// Index of a piece, or kNone.
  std::int32_t find(std::string_view piece) const;
  /// The same among the model's own pieces: what was added behind closeModel() is no part of a word.
  std::int32_t findInModel(std::string_view piece) const {
    const std::int32_t index = find(piece);
    return index < m_modelPieces ? index : kNone;
  }
  /// The pieces so far are those of the model.
  void closeModel() { m_modelPieces = static_cast<std::int32_t>(m_entries.size()); }
  /// Index of the piece that an id stands for, or kNone.
  std::int32_t indexOfId(std::int64_t id) const {
    return id >= 0 && id < idCount() ? m_indexOfId[static_cast<std::size_t>(id)] : kNone;
  }
  std::string_view piece(std::int32_t index) const {
    const Entry& entry = m_entries[static_cast<std::size_t>(index)];
    return {m_characters.data() + entry.offset, entry.length};
  }
  std::int32_t id(std::int32_t index) const { return m_entries[static_cast<std::size_t>(index)].id; }
  std::int64_t pieceCount() const { return static_cast<std::int64_t>(m_entries.size()); }
  /// One more than the largest id.
  std::int64_t idCount() const { return static_cast<std::int64_t>(m_indexOfId.size()); }
  std::size_t longestPiece() const { return m_longest; }

 private:
  struct Entry {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    std::int32_t id = 0;
    std::uint32_t hash = 0;
  };
  std::size_t slotOf(std::string_view piece, std::uint32_t hash) const;
  void grow(std::size_t slots);

  std::string m_characters;
  std::vector<Entry> m_entries;
  std::vector<std::int32_t> m_slots;  // open addressing, a power of two, at most half full
  std::vector<std::int32_t> m_indexOfId;
  std::size_t m_longest = 0;
  std::int32_t m_modelPieces = INT32_MAX;
};

}  // namespace headlight
