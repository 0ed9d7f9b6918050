#include "core/analysis/token_marks.h"

#include <map>
#include <utility>

#include "core/tokenizer/text/character_rules.h"
#include "core/utf8.h"

namespace headlight {

bool isPunctuation(const TokenInfo& token) {
  if (token.special || token.fragmentCount > 1 || utf8::firstInvalid(token.label)) return false;
  bool found = false;
  for (std::size_t at = 0; at < token.label.size();) {
    const char32_t c = utf8::next(token.label, at);
    if (characters::isWhiteSpace(c)) continue;
    if (!characters::isPunctuation(c)) return false;
    found = true;
  }
  return found;
}

TokenMarks marksOf(const TokenList& tokens) {
  TokenMarks marks;
  std::map<std::pair<std::int32_t, std::string>, std::int64_t> last;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const TokenInfo& token = tokens[i];
    const auto place = static_cast<std::int64_t>(i);
    if (token.special) marks.special.push_back(place);
    if (isPunctuation(token)) marks.punctuation.push_back(place);
    marks.sameBefore.push_back(-1);
    // A token without id and label is told from no other one.
    if (token.special || (token.id < 0 && token.label.empty())) continue;
    const auto [entry, isNew] =
        last.try_emplace({token.id, token.id < 0 ? token.label : std::string()}, place);
    if (isNew) continue;
    marks.sameBefore.back() = entry->second;
    entry->second = place;
  }
  return marks;
}

}  // namespace headlight
