#include "core/tokenizer/text/text_pattern.h"

#include "core/tokenizer/text/utf8.h"

namespace headlight {

TextPattern TextPattern::literal(std::string text) {
  TextPattern pattern;
  pattern.m_literal = std::move(text);
  return pattern;
}

TextPattern TextPattern::regex(std::string_view expression, std::string where) {
  TextPattern pattern;
  pattern.m_regex.emplace(expression, std::move(where));
  pattern.m_fast = knownSplitter(expression);
  return pattern;
}

void TextPattern::forEachMatch(std::string_view text,
                               const std::function<void(const RegexPattern::Match&)>& found) const {
  if (m_regex) {
    m_regex->forEachMatch(text, found);
    return;
  }
  RegexPattern::Match match(1);
  std::size_t at = 0;
  while (true) {
    const std::size_t begin = text.find(m_literal, at);
    if (begin == std::string_view::npos) return;
    match[0] = {begin, begin + m_literal.size()};
    found(match);
    at = match[0].end;
    if (!m_literal.empty()) continue;
    if (at >= text.size()) return;
    at += utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
  }
}

void TextPattern::splitIsolated(std::string_view text, std::vector<TextSpan>& pieces) const {
  if (m_fast) {
    m_fast(text, pieces);
    return;
  }
  std::size_t previous = 0;
  forEachMatch(text, [&](const RegexPattern::Match& match) {
    if (previous < match[0].begin) pieces.push_back({previous, match[0].begin});
    if (match[0].begin < match[0].end) pieces.push_back(match[0]);
    previous = match[0].end;
  });
  if (previous < text.size()) pieces.push_back({previous, text.size()});
}

}  // namespace headlight
