#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// A part [begin, end) of a text, in bytes. kNone where a group took no part in a match.
struct TextSpan {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const TextSpan&) const = default;
};

/// A regular expression of a tokenizer.json, run by ICU. Immutable; every method may be called from any
/// thread.
class RegexPattern {
 public:
  /// One match: the whole in [0], then its groups.
  using Match = std::vector<TextSpan>;

  /// `where` is the file and field for messages. Throws Error if the expression cannot be read.
  RegexPattern(std::string_view pattern, std::string where);

  /// Calls `found` for each match in ascending order, empty matches included; they advance by one character.
  /// `text` is valid UTF-8. Throws Error naming the expression when it takes too long or too much memory.
  void forEachMatch(std::string_view text, const std::function<void(const Match&)>& found) const;

 private:
  struct Compiled;
  [[noreturn]] void failRunning(int status) const;

  std::shared_ptr<const Compiled> m_compiled;
  std::string m_pattern;
  std::string m_where;
};

}  // namespace headlight
