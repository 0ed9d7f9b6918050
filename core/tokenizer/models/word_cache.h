#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// A piece found in a text: its index in the vocabulary and the bytes of the normalized text it stands for.
struct ModelToken {
  std::int32_t piece = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const ModelToken&) const = default;
};

/// Remembers the tokens of short words within one text, since the same words come again and again. Bounded:
/// when it is full, further words are not remembered. Belongs to one thread.
class WordCache {
 public:
  static constexpr std::size_t kLongestWord = 128;

  /// Appends the remembered tokens, moved to `base`, and tells whether there were any.
  bool replay(std::string_view word, std::uint32_t base, std::vector<ModelToken>& tokens) const;
  /// Remembers `tokens`, whose ranges count from `base`, for `word`.
  void remember(std::string_view word, std::uint32_t base, std::span<const ModelToken> tokens);

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t characters = 0;  // where the word is in m_characters
    std::uint32_t length = 0;      // 0: free
    std::uint32_t tokens = 0;      // where its tokens are in m_tokens
    std::uint32_t count = 0;
  };
  std::size_t slotOf(std::string_view word, std::uint64_t hash) const;
  void grow();

  std::vector<Entry> m_slots;
  std::size_t m_used = 0;
  std::string m_characters;
  std::vector<ModelToken> m_tokens;
};

}  // namespace headlight
