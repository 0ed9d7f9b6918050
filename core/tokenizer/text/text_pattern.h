#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokenizer/regex/known_splitters.h"
#include "core/tokenizer/regex/regex_pattern.h"

namespace headlight {

/// A stretch of a text that is a match of a pattern, or what lies between two matches.
struct PatternSpan {
  TextSpan span;
  bool match = false;
  bool operator==(const PatternSpan&) const = default;
};

/// What a Split or a Replace looks for: a plain text or a regular expression. Immutable.
class TextPattern {
 public:
  static TextPattern literal(std::string text);
  /// Throws Error if the expression cannot be read; `where` names file and field.
  static TextPattern regex(std::string_view expression, std::string where);

  /// Appends the matches and the stretches between them, which together cover the text. An empty plain text
  /// matches before, between and behind all characters.
  void find(std::string_view text, std::vector<PatternSpan>& spans) const;
  /// `text` with every match replaced by `content`, as it is written.
  std::string replaced(std::string_view text, std::string_view content) const;
  /// A hand-written way to the matches and the stretches between them, where there is one.
  SplitFunction fastSplit() const { return m_fast; }

 private:
  std::string m_literal;
  std::optional<RegexPattern> m_regex;
  SplitFunction m_fast = nullptr;
};

}  // namespace headlight
