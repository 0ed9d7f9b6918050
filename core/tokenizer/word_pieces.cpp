#include "core/tokenizer/word_pieces.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/tokenizer/text/unicode_classes.h"
#include "core/utf8.h"

namespace headlight {
namespace {

// The character that begins at `at`, or 0 where none does: bare bytes need not be valid UTF-8.
char32_t characterAt(std::string_view text, std::size_t at) {
  if (at >= text.size() || utf8::isContinuation(text[at])) return 0;
  if (utf8::lengthFromLead(static_cast<unsigned char>(text[at])) > text.size() - at) return 0;
  return utf8::next(text, at);
}

// Where the character before `at` begins.
std::size_t beginBefore(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 4) {
    --begin;
    if (!utf8::isContinuation(text[begin])) break;
  }
  return begin;
}

bool isLetter(char32_t c) { return unicode::is(c, unicode::Letter | unicode::Mark); }

// Letters of scripts that set no spaces between words, by how lines break there (UAX 14).
bool isWrittenWithoutSpaces(char32_t c) {
  const int lineBreak = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK);
  return lineBreak == U_LB_IDEOGRAPHIC || lineBreak == U_LB_COMPLEX_CONTEXT ||
         lineBreak == U_LB_CONDITIONAL_JAPANESE_STARTER || lineBreak == U_LB_NONSTARTER;
}

bool isApostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }

// Whether the character at `at` is part of a word.
bool isInWord(std::string_view text, std::size_t at) {
  const char32_t c = characterAt(text, at);
  if (isApostrophe(c))
    return at > 0 && isLetter(characterAt(text, beginBefore(text, at))) &&
           isLetter(characterAt(text, at + utf8::lengthFromLead(static_cast<unsigned char>(text[at]))));
  return unicode::is(c, unicode::Letter | unicode::Mark | unicode::Number) && !isWrittenWithoutSpaces(c);
}

bool areJoined(const TokenInfo& left, const TokenInfo& right, std::string_view text) {
  if (left.special || right.special || left.segment != right.segment) return false;
  const ByteRange& before = left.range;
  const ByteRange& after = right.range;
  const auto size = static_cast<std::int64_t>(text.size());
  if (before.begin >= before.end || after.begin >= after.end || after.end > size) return false;
  if (after.begin > before.end || after.begin < before.begin) return false;
  if (after.begin < before.end) return true;  // parts of what one character stands for
  const auto at = static_cast<std::size_t>(after.begin);
  return utf8::isContinuation(text[at]) || (isInWord(text, beginBefore(text, at)) && isInWord(text, at));
}

}  // namespace

void markJoinedPieces(TokenList& tokens, std::string_view text, std::string_view pair) {
  for (std::size_t i = 1; i < tokens.size(); ++i)
    tokens[i].joined = areJoined(tokens[i - 1], tokens[i], tokens[i].segment == 1 ? pair : text);
}

std::int64_t unknownWords(const TokenList& tokens) {
  std::int64_t words = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool sameWord = tokens[i].joined && tokens[i - 1].unknown;
    words += tokens[i].unknown && !sameWord ? 1 : 0;
  }
  return words;
}

}  // namespace headlight
