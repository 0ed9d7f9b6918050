#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// Splits a text into words, punctuation marks and single Chinese characters by Unicode word breaks (UAX 29);
/// spaces and control characters fall away. It has no vocabulary: a word gets the next free id when it is
/// first seen, so ids mean something only together with the tokenizer that gave them. No token is added.
class WordTokenizer final : public Tokenizer {
 public:
  Encoding encode(std::string_view text, std::optional<std::string_view> pair = std::nullopt,
                  const EncodeOptions& options = {}) const override;
  /// The words with spaces between them.
  std::string decode(std::span<const std::int32_t> ids, bool skipSpecialTokens = true) const override;
  /// How many words it has seen so far.
  std::int64_t vocabularySize() const override;
  std::string idToToken(std::int32_t id) const override;
  std::optional<std::int32_t> tokenToId(std::string_view token) const override;
  bool isSpecial(std::int32_t) const override { return false; }
  std::string tokenBytes(std::int32_t id) const override { return idToToken(id); }
  std::string kindName() const override { return "Words"; }

 private:
  std::int32_t idOf(const std::string& word) const;
  void append(std::string_view text, int segment, Encoding& encoding) const;

  // What a tokenizer has seen changes no result but the ids, so that encoding counts as reading.
  mutable std::mutex m_mutex;
  mutable std::unordered_map<std::string, std::int32_t> m_ids;
  mutable std::vector<std::string> m_words;  // by id
};

/// The byte ranges of the words of a valid UTF-8 text, as WordTokenizer takes them.
std::vector<ByteRange> splitWords(std::string_view text);

}  // namespace headlight
