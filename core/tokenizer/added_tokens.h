#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokenizer/regex/regex_pattern.h"

namespace headlight {

/// A token that is recognized in the text before anything else looks at it.
struct AddedToken {
  std::string content;
  std::int32_t id = 0;
  bool special = false;
  bool leftStrip = false;   // takes the white space before it
  bool rightStrip = false;  // and behind it
  bool normalized = false;  // is looked for in the normalized text
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

  void add(std::string content, std::size_t number);
  bool empty() const { return m_contents.empty(); }
  /// The first match from `from` on.
  std::optional<Match> find(std::string_view text, std::size_t from) const;
  /// The number of the content that is exactly `text`.
  std::optional<std::size_t> exact(std::string_view text) const;

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
