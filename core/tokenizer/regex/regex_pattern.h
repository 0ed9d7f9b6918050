#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace headlight {

/// A part [begin, end) of a text, in bytes.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const TextSpan&) const = default;
};

/// A regular expression of a tokenizer.json, read and run by Oniguruma, the library that Hugging Face's
/// tokenizers use for it. Immutable; every method may be called from any thread.
class RegexPattern {
 public:
  /// `where` is the file and field for messages. Throws Error if the expression cannot be read.
  RegexPattern(std::string_view pattern, std::string where);

  /// Calls `found` for each match in ascending order. An empty match is left out where a match ended just
  /// before it; otherwise the search goes on one character behind it. `text` is valid UTF-8. Throws Error
  /// naming the expression when it takes too long or too much memory.
  void forEachMatch(std::string_view text, const std::function<void(const TextSpan&)>& found) const;

 private:
  struct Compiled;
  [[noreturn]] void failRunning(int status) const;

  std::shared_ptr<const Compiled> m_compiled;
  std::string m_pattern;
  std::string m_where;
};

}  // namespace headlight
