#include "core/tokenizer/pre_tokenizers/character_class_pre_tokenizer.h"

#include "core/tokenizer/text/character_rules.h"
#include "core/utf8.h"

namespace headlight {

namespace {

// Characters of one kind join into a run; kDropped ones belong to no pre-token, kAlone ones are one each.
enum Kind { kDropped, kAlone, kFirst, kSecond };

using Rule = CharacterClassPreTokenizer::Rule;

Kind kindOf(Rule rule, char32_t c) {
  switch (rule) {
    case Rule::Bert:
      return characters::isPunctuation(c) ? kAlone : characters::isWhiteSpace(c) ? kDropped : kFirst;
    case Rule::Whitespace:
      return characters::isWhiteSpace(c) ? kDropped : characters::isWord(c) ? kFirst : kSecond;
    case Rule::WhitespaceSplit:
      return characters::isWhiteSpace(c) ? kDropped : kFirst;
  }
  return kFirst;
}

void split(Rule rule, std::string_view text, std::vector<TextSpan>& pieces) {
  Kind run = kDropped;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const Kind kind = kindOf(rule, utf8::next(text, at));
    if (kind == run && kind != kAlone) continue;
    if (run != kDropped) pieces.push_back({begin, start});
    run = kind;
    begin = start;
  }
  if (run != kDropped) pieces.push_back({begin, text.size()});
}

}  // namespace

void CharacterClassPreTokenizer::apply(PreTokens& tokens) const {
  refine(tokens,
         [this](std::string_view piece, std::vector<TextSpan>& pieces) { split(m_rule, piece, pieces); });
}

}  // namespace headlight
