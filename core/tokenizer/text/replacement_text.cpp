#include "core/tokenizer/text/replacement_text.h"

namespace headlight {

namespace {

bool isDigit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::string_view part(std::string_view text, const TextSpan& span) {
  return span.begin == TextSpan::kNone ? std::string_view{} : text.substr(span.begin, span.end - span.begin);
}

// The number of the group that digits at `at` name, 0 if there is no such group; `length` digits are used.
std::size_t groupAt(std::string_view content, std::size_t at, std::size_t groups, std::size_t& length) {
  if (!isDigit(content, at)) return 0;
  const auto first = static_cast<std::size_t>(content[at] - '0');
  if (isDigit(content, at + 1)) {
    const std::size_t both = first * 10 + static_cast<std::size_t>(content[at + 1] - '0');
    length = 2;
    if (both >= 1 && both <= groups) return both;
  }
  length = 1;
  return first <= groups ? first : 0;
}

}  // namespace

std::string replacementText(std::string_view content, std::string_view text,
                            const RegexPattern::Match& match) {
  if (content.find('$') == std::string_view::npos) return std::string(content);
  std::string result;
  for (std::size_t at = 0; at < content.size(); ++at) {
    const char next = content[at] == '$' && at + 1 < content.size() ? content[at + 1] : '\0';
    std::size_t digits = 0;
    if (next == '$') {
      result += '$';
    } else if (next == '&') {
      result += part(text, match[0]);
    } else if (next == '`') {
      result += text.substr(0, match[0].begin);
    } else if (next == '\'') {
      result += text.substr(match[0].end);
    } else if (const std::size_t group = next ? groupAt(content, at + 1, match.size() - 1, digits) : 0;
               group > 0) {
      result += part(text, match[group]);
      at += digits - 1;
    } else {
      result += content[at];
      continue;
    }
    ++at;
  }
  return result;
}

}  // namespace headlight
