#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/tokenizer/models/vocabulary.h"

namespace headlight {

/// A token that is recognized in the text before anything else looks at it.
struct AddedToken {
  std::string content;
  std::int32_t id = 0;
  bool special = false;
  bool singleWord = false;  // only where no word character (\w) touches it
  bool leftStrip = false;   // takes the white space before it
  bool rightStrip = false;  // and behind it
  bool normalized = false;  // is looked for in the normalized text
  bool operator==(const AddedToken&) const = default;
};

/// The added tokens of a tokenizer, with the ids that Hugging Face's tokenizers library gives them.
class AddedTokenList {
 public:
  /// `vocabulary` has the pieces of the model, and no other; it must outlive the list. `modelSize` is how
  /// many the model counts: in a list of pieces one may stand twice.
  AddedTokenList(Vocabulary& vocabulary, std::int64_t modelSize)
      : m_vocabulary(vocabulary), m_modelSize(modelSize) {
    vocabulary.closeModel();
  }

  /// Adds a token under the id of the piece of that name, else under the next one behind the model's and the
  /// added ones; token.id is not looked at. A token with the same flags twice counts once, one with other
  /// flags replaces the first.
  void add(AddedToken token);
  bool contains(std::string_view content) const { return find(content) != nullptr; }
  /// The flags of the token of that content that was added last.
  const AddedToken* find(std::string_view content) const;
  const std::vector<AddedToken>& tokens() const { return m_tokens; }

 private:
  Vocabulary& m_vocabulary;
  std::int64_t m_modelSize;
  std::int64_t m_largestId = -1;  // of the added tokens
  std::vector<AddedToken> m_tokens;
  std::unordered_map<std::string, std::size_t> m_places;  // in m_tokens, by content
};

/// Finds contents in a text, the longest at the leftmost place. Each content carries a number that find()
/// gives back.
class ContentMatcher {
 public:
  struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t number = 0;
  };

  /// Of equal contents the first counts.
  void add(std::string content, std::size_t number);
  bool empty() const { return m_contents.empty(); }
  /// The first match from `from` on.
  std::optional<Match> find(std::string_view text, std::size_t from) const;

 private:
  struct Content {
    std::string text;
    std::size_t number = 0;
  };
  std::optional<Match> longestAt(std::string_view text, std::size_t at) const;

  std::vector<Content> m_contents;  // sorted by text
  bool m_starts[256] = {};          // first bytes that occur
};

}  // namespace headlight
