#include "core/tokenizer/text/text_pattern.h"

namespace headlight {

TextPattern TextPattern::literal(std::string text) {
  if (text.empty()) return regex("", "an empty text");
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

void TextPattern::find(std::string_view text, std::vector<PatternSpan>& spans) const {
  std::size_t previous = 0;
  const auto found = [&](const TextSpan& match) {
    if (previous < match.begin) spans.push_back({{previous, match.begin}, false});
    spans.push_back({match, true});
    previous = match.end;
  };
  if (text.empty()) return;
  if (m_regex) {
    m_regex->forEachMatch(text, found);
  } else {
    for (std::size_t at = text.find(m_literal); at != std::string_view::npos;
         at = text.find(m_literal, previous)) {
      found({at, at + m_literal.size()});
    }
  }
  if (previous < text.size()) spans.push_back({{previous, text.size()}, false});
}

std::string TextPattern::replaced(std::string_view text, std::string_view content) const {
  std::vector<PatternSpan> spans;
  find(text, spans);
  std::string result;
  for (const PatternSpan& part : spans) {
    result += part.match ? content : text.substr(part.span.begin, part.span.end - part.span.begin);
  }
  return result;
}

}  // namespace headlight
