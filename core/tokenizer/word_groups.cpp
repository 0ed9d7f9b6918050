#include "core/tokenizer/word_groups.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/tokenizer/piece_marks.h"
#include "core/tokenizer/readable_label.h"
#include "core/tokenizer/text/text_breaks.h"
#include "core/tokenizer/text/unicode_classes.h"
#include "core/tokenizer/visible_spaces.h"
#include "core/utf8.h"

namespace headlight {
namespace {

// Bytes that are no UTF-8 (a text that ends inside a character) as control characters, which belong to no
// word, so that all bytes stay where they are.
std::string withoutBrokenBytes(std::string_view bytes) {
  std::string text(bytes);
  for (std::size_t from = 0;;) {
    const auto broken = utf8::firstInvalid(std::string_view(text).substr(from));
    if (!broken) return text;
    from += *broken;
    text[from] = '\x01';
  }
}

// A text with the ends of its words.
class BrokenText {
 public:
  explicit BrokenText(std::string_view bytes) : m_text(withoutBrokenBytes(bytes)) {
    if (m_text.empty()) return;
    forEachBreak(TextBreaks::Words, m_text,
                 [&](std::size_t end) { m_ends.push_back(static_cast<std::int64_t>(end)); });
  }

  bool holds(const ByteRange& range) const {
    return range.begin >= 0 && range.begin <= range.end && range.end <= std::ssize(m_text);
  }
  /// Which word a byte lies in.
  std::int64_t wordAt(std::int64_t byte) const {
    return std::upper_bound(m_ends.begin(), m_ends.end(), byte) - m_ends.begin();
  }
  /// The range without white space at its ends; empty where there is nothing else.
  ByteRange trimmed(ByteRange range) const {
    while (range.begin < range.end && isSpace(range.begin)) range.begin = nextCharacter(range.begin);
    for (std::int64_t last = range.end; range.begin < range.end && isSpace(last = previous(range.end));)
      range.end = last;
    return range;
  }
  /// Whether nothing, or one space, stands there.
  bool isBareMark(const ByteRange& range) const {
    return range.begin == range.end ||
           (range.end - range.begin == 1 && m_text[static_cast<std::size_t>(range.begin)] == ' ');
  }

 private:
  bool isSpace(std::int64_t at) const {
    auto place = static_cast<std::size_t>(at);
    const bool inside = utf8::isContinuation(m_text[place]);
    return !inside && unicode::is(utf8::next(m_text, place), unicode::WhiteSpace);
  }
  std::int64_t nextCharacter(std::int64_t at) const {
    auto place = static_cast<std::size_t>(at);
    (void)utf8::next(m_text, place);
    return static_cast<std::int64_t>(place);
  }
  std::int64_t previous(std::int64_t at) const {
    auto place = static_cast<std::size_t>(at);
    (void)utf8::previous(m_text, place);
    return static_cast<std::int64_t>(place);
  }

  std::string m_text;
  std::vector<std::int64_t> m_ends;
};

// Where a token stands among words.
struct Placed {
  const BrokenText* text = nullptr;  // nullptr: nowhere; it stays alone
  ByteRange range;                   // as it is
  ByteRange inner;                   // without white space
  bool isBlank() const { return inner.begin >= inner.end; }
  bool isBareMark() const { return isBlank() && text->isBareMark(range); }
};

Placed placeOf(const TokenInfo& token, const std::array<BrokenText, 2>& texts) {
  if (token.special || token.segment < 0 || token.segment > 1) return {};
  const BrokenText& text = texts[static_cast<std::size_t>(token.segment)];
  if (!text.holds(token.range)) return {};
  return {&text, token.range, text.trimmed(token.range)};
}

bool areOneWord(const Placed& left, const Placed& right) {
  if (!left.text || left.text != right.text || right.isBlank()) return false;
  if (left.isBareMark()) return left.range.end == right.inner.begin;
  if (left.isBlank()) return false;
  return left.text->wordAt(left.inner.end - 1) == left.text->wordAt(right.inner.begin);
}

// What is too long for a word falls apart.
WordGroups withoutLongWords(const WordGroups& groups) {
  WordGroups kept;
  for (std::int64_t word = 0; word < groups.words(); ++word) {
    const bool isWord = groups.size(word) <= kLongestWord;
    for (std::int64_t token = groups.begin(word); !isWord && token + 1 < groups.end(word); ++token)
      kept.begins.push_back(token + 1);
    kept.begins.push_back(groups.end(word));
  }
  return kept;
}

// Pieces that may stand for no byte of the text.
bool isSpaceMark(std::string_view piece) { return piece == "▁" || piece == "Ġ"; }

// What a word is called in files and on the screen; `text` is what its range counts in.
void nameWord(TokenInfo& word, std::string_view text, WordLabels labels) {
  std::string_view covered = touchedCharacters(text, word.range);
  while (covered.size() > 1 && covered.ends_with(' ')) covered.remove_suffix(1);
  word.piece = word.label = readableLabel(utf8::repaired(covered));
  switch (labels) {
    case WordLabels::Text:
      break;
    case WordLabels::WithSpaces:
      showSpaces(word, text);
      break;
  }
}

TokenInfo mergedToken(std::span<const TokenInfo> tokens, std::string_view text, WordLabels labels) {
  TokenInfo word = tokens.front();
  word.joined = false;
  const bool isText = !word.special && word.segment >= 0 && word.range.begin <= word.range.end &&
                      word.range.begin >= 0 && word.range.end <= std::ssize(text);
  if (!isText || (tokens.size() == 1 && (word.fragmentCount > 1 || word.range.begin == word.range.end)))
    return word;
  if (tokens.size() > 1) word.id = -1;
  word.fragment = 0;
  word.fragmentCount = 1;
  for (const TokenInfo& token : tokens) {
    word.range.begin = std::min(word.range.begin, token.range.begin);
    word.range.end = std::max(word.range.end, token.range.end);
    word.unknown = word.unknown || token.unknown;
  }
  nameWord(word, text, labels);
  return word;
}

}  // namespace

std::int64_t WordGroups::largest() const {
  std::int64_t most = 0;
  for (std::int64_t word = 0; word < words(); ++word) most = std::max(most, size(word));
  return most;
}

std::int64_t WordGroups::wordOf(std::int64_t token) const {
  assert(token >= 0 && token < tokens());
  return std::upper_bound(begins.begin(), begins.end(), token) - begins.begin() - 1;
}

WordGroups wordGroups(const TokenList& tokens, std::string_view text, std::string_view pair) {
  const std::array<BrokenText, 2> texts{BrokenText(text), BrokenText(pair)};
  WordGroups groups;
  Placed before;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Placed place = placeOf(tokens[i], texts);
    if (i > 0 && !areOneWord(before, place)) groups.begins.push_back(static_cast<std::int64_t>(i));
    before = place;
  }
  if (!tokens.empty()) groups.begins.push_back(std::ssize(tokens));
  return withoutLongWords(groups);
}

WordGroups singleTokens(std::int64_t tokens) {
  WordGroups groups;
  for (std::int64_t token = 0; token < tokens; ++token) groups.begins.push_back(token + 1);
  return groups;
}

WordList wordsOf(const TokenList& tokens, std::string_view text, std::string_view pair, WordLabels labels) {
  WordList words{wordGroups(tokens, text, pair), {}};
  words.tokens.reserve(static_cast<std::size_t>(words.groups.words()));
  for (std::int64_t word = 0; word < words.groups.words(); ++word) {
    const auto merged = std::span(tokens).subspan(static_cast<std::size_t>(words.groups.begin(word)),
                                                  static_cast<std::size_t>(words.groups.size(word)));
    words.tokens.push_back(mergedToken(merged, merged.front().segment == 1 ? pair : text, labels));
  }
  return words;
}

WordList wordsOfPieces(const TokenList& tokens, WordLabels labels) {
  std::vector<std::string> pieces;
  for (const TokenInfo& token : tokens)
    if (!token.special) pieces.push_back(utf8::repaired(token.piece));
  const PieceMarks marks = pieceMarks(pieces);
  TokenList placed = tokens;
  std::string text;
  for (TokenInfo& token : placed) {
    token.segment = 0;
    token.range.begin = std::ssize(text);
    if (!token.special) text += pieceText(utf8::repaired(token.piece), marks);
    token.range.end = std::ssize(text);
  }
  WordList words = wordsOf(placed, text, {}, labels);
  for (std::int64_t word = 0; word < words.groups.words(); ++word) {
    TokenInfo& merged = words.tokens[static_cast<std::size_t>(word)];
    const TokenInfo& first = tokens[static_cast<std::size_t>(words.groups.begin(word))];
    const TokenInfo& last = tokens[static_cast<std::size_t>(words.groups.end(word) - 1)];
    const bool stands = first.range.begin < first.range.end && last.range.begin < last.range.end;
    merged.range = stands ? ByteRange{first.range.begin, last.range.end} : ByteRange{};
    merged.segment = first.segment;
  }
  return words;
}

WordList wordsAlong(const TokenList& tokens, std::string_view text, std::string_view pair,
                    WordLabels labels) {
  const bool stand = std::all_of(tokens.begin(), tokens.end(), [](const TokenInfo& token) {
    return token.special || token.segment < 0 || token.range.begin < token.range.end ||
           isSpaceMark(token.piece);
  });
  return stand ? wordsOf(tokens, text, pair, labels) : wordsOfPieces(tokens, labels);
}

}  // namespace headlight
