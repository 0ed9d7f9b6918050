#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/tokenizer/regex/known_splitters.h"
#include "core/tokenizer/regex/regex_pattern.h"

namespace headlight {

/// What a Split or a Replace looks for: a plain text or a regular expression. Immutable.
class TextPattern {
 public:
  static TextPattern literal(std::string text);
  /// Throws Error if the expression cannot be read; `where` names file and field.
  static TextPattern regex(std::string_view expression, std::string where);

  bool isLiteral() const { return !m_regex; }
  /// Calls `found` for each match, as RegexPattern does. An empty literal matches between all characters.
  void forEachMatch(std::string_view text,
                    const std::function<void(const RegexPattern::Match&)>& found) const;
  /// The matches and the stretches between them; empty ones are left out.
  void splitIsolated(std::string_view text, std::vector<TextSpan>& pieces) const;

 private:
  std::string m_literal;
  std::optional<RegexPattern> m_regex;
  SplitFunction m_fast = nullptr;
};

}  // namespace headlight
