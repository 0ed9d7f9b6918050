#include "core/tokenizer/pre_tokenizers/character_class_pre_tokenizer.h"

#include "core/tokenizer/text/unicode_classes.h"
#include "core/tokenizer/text/utf8.h"

namespace headlight {

namespace {

// Characters of one kind join into a run; kDropped ones belong to no pre-token, kAlone ones are one each.
enum Kind { kDropped, kAlone, kFirst, kSecond };

using Rule = CharacterClassPreTokenizer::Rule;

Kind kindOf(Rule rule, char32_t c) {
  constexpr std::uint16_t kPunctuation = unicode::Punctuation | unicode::AsciiPunctuation;
  const bool space = unicode::is(c, unicode::ScriptSpace);
  const bool digit = c >= '0' && c <= '9';
  switch (rule) {
    case Rule::Bert:
      return unicode::is(c, kPunctuation) ? kAlone : space ? kDropped : kFirst;
    case Rule::Whitespace:
      if (space) return kDropped;
      return c < 128 && (unicode::is(c, unicode::Letter) || digit || c == '_') ? kFirst : kSecond;
    case Rule::WhitespaceSplit:
      return space ? kDropped : kFirst;
    case Rule::Punctuation:
      return unicode::is(c, kPunctuation) ? kFirst : kSecond;
    case Rule::Digits:
      return digit ? kFirst : kSecond;
    case Rule::IndividualDigits:
      return digit ? kAlone : kFirst;
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
