#include "core/tokenizer/token_list.h"

#include <algorithm>

#include "core/tokenizer/readable_label.h"
#include "core/tokenizer/word_pieces.h"
#include "core/utf8.h"

namespace headlight {

namespace {

bool isInsideCharacter(std::string_view text, const ByteRange& range) {
  const auto begin = static_cast<std::size_t>(range.begin);
  const auto end = static_cast<std::size_t>(range.end);
  return utf8::isContinuation(text[begin]) || (end < text.size() && utf8::isContinuation(text[end]));
}

bool validRange(const ByteRange& range, std::string_view text) {
  return range.begin >= 0 && range.begin < range.end && range.end <= static_cast<std::int64_t>(text.size());
}

// Counts, for each token that cuts a character, the tokens that share the characters with it. `range(i)` is
// the range of token i in `text(i)`, tokens first to last.
template <typename SameText>
void countFragments(TokenList& list, const std::vector<bool>& cut, SameText shareCharacter) {
  for (std::size_t i = 0; i < list.size();) {
    std::size_t end = i + 1;
    while (cut[i] && end < list.size() && cut[end] && shareCharacter(end - 1, end)) ++end;
    for (std::size_t k = i; k < end; ++k) {
      list[k].fragment = static_cast<int>(k - i);
      list[k].fragmentCount = static_cast<int>(end - i);
    }
    i = end;
  }
}

bool isAdded(const Encoding& encoding, std::size_t i) { return encoding.segments[i] < 0; }

}  // namespace

TokenList makeTokenList(const Encoding& encoding, std::string_view text, std::string_view pair,
                        const Tokenizer& tokenizer) {
  TokenList list(encoding.ids.size());
  std::vector<bool> cut(list.size(), false);
  for (std::size_t i = 0; i < list.size(); ++i) {
    TokenInfo& token = list[i];
    token.id = encoding.ids[i];
    token.piece = encoding.tokens[i];
    token.range = encoding.offsets[i];
    token.segment = encoding.segments[i];
    token.special = encoding.special[i] != 0;
    token.unknown = !token.special && tokenizer.isUnknown(token.id);
    const std::string_view source = token.segment == 1 ? pair : text;
    if (token.special || isAdded(encoding, i) || !validRange(token.range, source)) {
      token.label =
          token.special ? token.piece : readableLabel(utf8::repaired(tokenizer.tokenBytes(token.id)));
      if (token.label.empty()) token.label = token.piece;
      continue;
    }
    cut[i] = isInsideCharacter(source, token.range);
    token.label = readableLabel(touchedCharacters(source, token.range));
  }
  countFragments(list, cut, [&](std::size_t left, std::size_t right) {
    if (list[left].segment != list[right].segment || list[left].range.end != list[right].range.begin)
      return false;
    const std::string_view source = list[left].segment == 1 ? pair : text;
    return utf8::isContinuation(source[static_cast<std::size_t>(list[right].range.begin)]);
  });
  markJoinedPieces(list, text, pair);
  return list;
}

TokenList makeTokenList(std::span<const PieceBytes> pieces) {
  TokenList list(pieces.size());
  // The bytes of all pieces joined are the text; special tokens break it.
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    TokenInfo& token = list[i];
    token.id = pieces[i].id;
    token.piece = pieces[i].piece;
    token.special = pieces[i].special;
    token.range.begin = static_cast<std::int64_t>(text.size());
    if (!token.special) text += pieces[i].bytes;
    token.range.end = static_cast<std::int64_t>(text.size());
  }
  std::vector<bool> cut(list.size(), false);
  for (std::size_t i = 0; i < list.size(); ++i) {
    TokenInfo& token = list[i];
    if (token.special || !validRange(token.range, text)) {
      token.label = token.piece.empty() && token.id >= 0 ? std::to_string(token.id) : token.piece;
    } else {
      cut[i] = isInsideCharacter(text, token.range);
      token.label = readableLabel(utf8::repaired(touchedCharacters(text, token.range)));
    }
  }
  countFragments(list, cut, [&](std::size_t left, std::size_t right) {
    return list[left].range.end == list[right].range.begin &&
           utf8::isContinuation(text[static_cast<std::size_t>(list[right].range.begin)]);
  });
  markJoinedPieces(list, text, {});
  // The joined bytes were a means to find the characters; there is no text that the ranges could point into.
  for (TokenInfo& token : list) token.range = {};
  return list;
}

TokenList makeTokenList(std::span<const std::int32_t> ids, const Tokenizer* tokenizer) {
  std::vector<PieceBytes> pieces;
  pieces.reserve(ids.size());
  for (const std::int32_t id : ids) {
    if (tokenizer == nullptr)
      pieces.push_back({id, std::to_string(id), {}, true});
    else
      pieces.push_back({id, tokenizer->idToToken(id), tokenizer->tokenBytes(id), tokenizer->isSpecial(id)});
  }
  TokenList list = makeTokenList(pieces);
  for (TokenInfo& token : list) {
    if (tokenizer == nullptr)
      token.special = false;  // nobody knows what is special
    else
      token.unknown = tokenizer->isUnknown(token.id);
  }
  return list;
}

TokenList makeTokenList(std::span<const std::string> labels) {
  TokenList list(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) list[i].piece = list[i].label = labels[i];
  return list;
}

}  // namespace headlight
