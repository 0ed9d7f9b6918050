#include "core/tokenizer/models/byte_pair.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <queue>

#include "core/tokenizer/metaspace.h"
#include "core/tokenizer/text/byte_characters.h"
#include "core/utf8.h"

namespace headlight {

namespace {

constexpr char32_t kMetaspaceCode = 0x2581;
// Up to this many symbols looking through all of them for the lowest rank beats a heap.
constexpr std::size_t kScanLimit = 48;

std::string bytePieceName(unsigned byte) {
  std::array<char, 8> name{};
  std::snprintf(name.data(), name.size(), "<0x%02X>", byte);
  return name.data();
}

}  // namespace

BytePair::BytePair(std::shared_ptr<const Vocabulary> vocabulary, MergeTable merges, Options options)
    : m_vocabulary(std::move(vocabulary)), m_merges(std::move(merges)), m_options(std::move(options)) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char character = static_cast<char>(byte);
    const bool ascii = byte < 128;
    m_bytePieces[byte] = m_options.byteLevel
                             ? m_vocabulary->findInModel(byteCharacter(static_cast<unsigned char>(byte)))
                         : ascii ? m_vocabulary->findInModel({&character, 1})
                                 : Vocabulary::kNone;
    m_fallback[byte] =
        m_options.byteFallback ? m_vocabulary->findInModel(bytePieceName(byte)) : Vocabulary::kNone;
  }
  findSafeCuts();
}

// Whether merges look past a character's own piece: where characters without one vanish, so that their
// neighbours may merge, or where a merge is of pieces that stand for them.
bool BytePair::mergesStandIns() const {
  const std::int32_t unknown = m_options.unknown.index;
  if (unknown == Vocabulary::kNone && m_options.unknown.name.empty()) return true;
  const auto standsIn = [&](std::int32_t piece) {
    return piece == unknown || (m_options.byteFallback &&
                                std::find(m_fallback.begin(), m_fallback.end(), piece) != m_fallback.end());
  };
  bool found = false;
  m_merges.forEachPair([&](std::int32_t left, std::int32_t right) {
    const std::string_view end = m_vocabulary->piece(left);
    found = found || ((end.ends_with('>') || left == unknown) && standsIn(left)) || standsIn(right);
  });
  return found;
}

// Vocabularies made by SentencePiece hardly ever join the end of a word with the ▁ of the next. A merge can
// do so only if its left piece ends with the character before the ▁ and its right piece begins with it;
// before all other ▁ a text can be cut without changing a token, which keeps the words short and lets the
// cache work.
void BytePair::findSafeCuts() {
  if (m_options.byteLevel || m_options.ignoreMerges || !m_options.continuingPrefix.empty() ||
      !m_options.endOfWordSuffix.empty() || m_vocabulary->findInModel(kMetaspace) == Vocabulary::kNone ||
      mergesStandIns()) {
    return;
  }
  m_cutBeforeMetaspace = true;
  m_joinedWithMetaspace = {kMetaspaceCode};
  m_merges.forEachPair([this](std::int32_t left, std::int32_t right) {
    const std::string_view piece = m_vocabulary->piece(left);
    if (piece.empty() || !m_vocabulary->piece(right).starts_with(kMetaspace)) return;
    std::size_t at = piece.size();
    m_joinedWithMetaspace.push_back(utf8::previous(piece, at));
  });
  if (!m_options.rankOfPiece.empty()) addJoinsInPieces();
  std::sort(m_joinedWithMetaspace.begin(), m_joinedWithMetaspace.end());
  m_joinedWithMetaspace.erase(std::unique(m_joinedWithMetaspace.begin(), m_joinedWithMetaspace.end()),
                              m_joinedWithMetaspace.end());
}

// Merges by their join: a piece with a ▁ inside joins what is before it with it.
void BytePair::addJoinsInPieces() {
  for (std::int32_t index = 0; index < m_vocabulary->pieceCount(); ++index) {
    if (rankOf(index) == MergeTable::kNoMerge) continue;
    const std::string_view piece = m_vocabulary->piece(index);
    for (std::size_t at = piece.find(kMetaspace, 1); at != std::string_view::npos;
         at = piece.find(kMetaspace, at + kMetaspace.size())) {
      std::size_t before = at;
      m_joinedWithMetaspace.push_back(utf8::previous(piece, before));
    }
  }
}

void BytePair::encode(std::string_view word, std::uint32_t base, WordCache& cache,
                      std::vector<ModelToken>& tokens) const {
  std::size_t begin = 0;
  for (std::size_t at = m_cutBeforeMetaspace ? word.find(kMetaspace, 1) : std::string_view::npos;
       at != std::string_view::npos; at = word.find(kMetaspace, at + kMetaspace.size())) {
    std::size_t before = at;
    const char32_t previous = utf8::previous(word, before);
    if (std::binary_search(m_joinedWithMetaspace.begin(), m_joinedWithMetaspace.end(), previous)) continue;
    encodeWord(word.substr(begin, at - begin), base + static_cast<std::uint32_t>(begin), cache, tokens);
    begin = at;
  }
  encodeWord(word.substr(begin), base + static_cast<std::uint32_t>(begin), cache, tokens);
}

void BytePair::encodeWord(std::string_view word, std::uint32_t base, WordCache& cache,
                          std::vector<ModelToken>& tokens) const {
  if (word.empty() || cache.replay(word, base, tokens)) return;
  const std::size_t before = tokens.size();
  const std::int32_t whole = m_options.ignoreMerges ? wholeWord(word) : Vocabulary::kNone;
  if (whole != Vocabulary::kNone) {
    tokens.push_back({whole, base, base + static_cast<std::uint32_t>(word.size())});
  } else {
    std::vector<Symbol> symbols;
    firstSymbols(word, symbols);
    if (symbols.empty()) {
      // Nothing of the word has a piece, and there is none for what has none.
    } else if (symbols.size() <= kScanLimit) {
      mergeByScan(word, symbols);
    } else {
      mergeByHeap(word, symbols);
    }
    for (std::int32_t at = symbols.empty() ? -1 : 0; at >= 0;
         at = symbols[static_cast<std::size_t>(at)].next) {
      emit(word, symbols[static_cast<std::size_t>(at)], base, tokens);
    }
  }
  cache.remember(word, base, std::span(tokens).subspan(before));
}

std::int32_t BytePair::wholeWord(std::string_view word) const {
  if (!m_options.byteLevel) return m_vocabulary->findInModel(word);
  std::string characters;
  for (const char byte : word) characters += byteCharacter(static_cast<unsigned char>(byte));
  return m_vocabulary->findInModel(characters);
}

std::string BytePair::decorated(std::string_view character, bool first, bool last) const {
  std::string text = first ? "" : m_options.continuingPrefix;
  text += m_options.byteLevel ? byteCharacter(static_cast<unsigned char>(character[0])) : character;
  if (last) text += m_options.endOfWordSuffix;
  return text;
}

std::int32_t BytePair::pieceOf(std::string_view character, bool first, bool last) const {
  const bool plain =
      (first || m_options.continuingPrefix.empty()) && (!last || m_options.endOfWordSuffix.empty());
  if (!plain) return m_vocabulary->findInModel(decorated(character, first, last));
  return character.size() == 1 ? m_bytePieces[static_cast<unsigned char>(character[0])]
                               : m_vocabulary->findInModel(character);
}

// The bytes of a character, and of what is put around it, as symbols of their own, if they all have a piece.
bool BytePair::addFallback(std::string_view character, bool first, bool last, Symbol symbol,
                           std::vector<Symbol>& symbols) const {
  if (!m_options.byteFallback) return false;
  const std::string bytes = decorated(character, first, last);
  const bool known = std::all_of(bytes.begin(), bytes.end(), [&](char byte) {
    return m_fallback[static_cast<unsigned char>(byte)] != Vocabulary::kNone;
  });
  if (!known) return false;
  const std::size_t before = first ? 0 : m_options.continuingPrefix.size();
  const std::uint32_t start = symbol.begin;
  const std::uint32_t end = symbol.end;
  const bool byteToByte = !m_options.byteLevel;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    // What is put around a character comes from no byte of the word.
    const std::size_t into = i < before ? 0 : i - before;
    symbol.piece = m_fallback[static_cast<unsigned char>(bytes[i])];
    symbol.begin = std::min(end, start + static_cast<std::uint32_t>(into));
    symbol.end = i < before ? start : std::min(end, symbol.begin + (byteToByte || into == 0 ? 1 : 0));
    symbols.push_back(symbol);
  }
  return true;
}

// The first symbol of what is left of the word: a piece found whole, or one character.
BytePair::Symbol BytePair::symbolAt(std::string_view word, std::size_t at) const {
  Symbol symbol;
  const auto lead = static_cast<unsigned char>(word[at]);
  std::size_t length = m_options.byteLevel ? 1 : utf8::lengthFromLead(lead);
  m_options.whole.forEachPrefix(word.substr(at), [&](std::int32_t piece, std::size_t size) {
    symbol.piece = piece;
    symbol.merges = false;
    length = size;
  });
  symbol.begin = static_cast<std::uint32_t>(at);
  symbol.end = static_cast<std::uint32_t>(at + length);
  if (symbol.merges) symbol.piece = pieceOf(word.substr(at, length), at == 0, symbol.end == word.size());
  return symbol;
}

// The characters as pieces, their bytes or unknown pieces; one that has none of them is left out.
void BytePair::addKnownSymbols(std::string_view word, std::vector<Symbol>& symbols) const {
  // An unknown piece waits for the next character that has a piece, since more of them may join it. It does
  // not come before the bytes of a character in between, as in the library.
  std::optional<Symbol> waiting;
  const auto flush = [&] {
    if (waiting) symbols.push_back(*waiting);
    waiting.reset();
  };
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t length =
        m_options.byteLevel ? 1 : utf8::lengthFromLead(static_cast<unsigned char>(word[at]));
    const std::string_view character = word.substr(at, length);
    Symbol symbol;
    symbol.begin = static_cast<std::uint32_t>(at);
    symbol.end = static_cast<std::uint32_t>(at + length);
    const bool first = at == 0;
    const bool last = at + length == word.size();
    at += length;
    symbol.piece = pieceOf(character, first, last);
    if (symbol.piece != Vocabulary::kNone) {
      flush();
      symbols.push_back(symbol);
    } else if (!addFallback(character, first, last, symbol, symbols) && m_options.unknown.isNamed()) {
      symbol.piece = m_options.unknown.needed(character);
      if (waiting && m_options.fuseUnknown) {
        waiting->end = symbol.end;
      } else {
        flush();
        waiting = symbol;
      }
    }
  }
  flush();
}

void BytePair::firstSymbols(std::string_view word, std::vector<Symbol>& symbols) const {
  symbols.reserve(word.size());
  if (m_options.rankOfPiece.empty()) {
    addKnownSymbols(word, symbols);
  } else {
    // In SentencePiece's way a character without a piece may still become a part of one.
    for (std::size_t at = 0; at < word.size(); at = symbols.back().end) symbols.push_back(symbolAt(word, at));
  }
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    symbols[i].previous = static_cast<std::int32_t>(i) - 1;
    symbols[i].next = i + 1 < symbols.size() ? static_cast<std::int32_t>(i) + 1 : -1;
  }
  for (std::size_t i = 0; i < symbols.size(); ++i) lookUpMerge(word, symbols, static_cast<std::int32_t>(i));
}

std::uint32_t BytePair::rankOf(std::int32_t piece) const {
  const auto place = static_cast<std::size_t>(piece);
  return piece >= 0 && place < m_options.rankOfPiece.size() ? m_options.rankOfPiece[place]
                                                            : MergeTable::kNoMerge;
}

MergeTable::Merge BytePair::mergeOf(std::string_view word, const Symbol& left, const Symbol& right) const {
  if (!left.merges || !right.merges) return {};
  if (m_options.rankOfPiece.empty()) return m_merges.find(left.piece, right.piece);
  const std::int32_t joined = m_vocabulary->find(word.substr(left.begin, right.end - left.begin));
  return {rankOf(joined), joined};
}

void BytePair::lookUpMerge(std::string_view word, std::vector<Symbol>& symbols, std::int32_t at) const {
  Symbol& symbol = symbols[static_cast<std::size_t>(at)];
  MergeTable::Merge merge;
  if (symbol.next >= 0) merge = mergeOf(word, symbol, symbols[static_cast<std::size_t>(symbol.next)]);
  symbol.rank = merge.rank;
  symbol.merged = merge.piece;
}

// Joins a symbol with the one behind it and looks up the two pairs that this makes.
void BytePair::mergeAt(std::string_view word, std::vector<Symbol>& symbols, std::int32_t at) const {
  Symbol& left = symbols[static_cast<std::size_t>(at)];
  Symbol& right = symbols[static_cast<std::size_t>(left.next)];
  left.piece = left.merged;
  left.end = right.end;
  left.next = right.next;
  right.rank = MergeTable::kNoMerge;
  if (left.next >= 0) symbols[static_cast<std::size_t>(left.next)].previous = at;
  lookUpMerge(word, symbols, at);
  if (left.previous >= 0) lookUpMerge(word, symbols, left.previous);
}

void BytePair::mergeByScan(std::string_view word, std::vector<Symbol>& symbols) const {
  while (true) {
    std::int32_t best = -1;
    std::uint32_t rank = MergeTable::kNoMerge;
    for (std::int32_t at = 0; at >= 0; at = symbols[static_cast<std::size_t>(at)].next) {
      const Symbol& symbol = symbols[static_cast<std::size_t>(at)];
      if (symbol.rank >= rank) continue;
      rank = symbol.rank;
      best = at;
    }
    if (best < 0) return;
    mergeAt(word, symbols, best);
  }
}

void BytePair::mergeByHeap(std::string_view word, std::vector<Symbol>& symbols) const {
  // Rank above, place below: the smallest is the lowest rank, leftmost. An entry whose rank is no longer that
  // of its symbol is out of date.
  std::vector<std::uint64_t> entries;
  const auto entry = [&](std::int32_t at) {
    return (std::uint64_t{symbols[static_cast<std::size_t>(at)].rank} << 32) | static_cast<std::uint32_t>(at);
  };
  for (std::size_t at = 0; at < symbols.size(); ++at) {
    if (symbols[at].rank != MergeTable::kNoMerge) entries.push_back(entry(static_cast<std::int32_t>(at)));
  }
  std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>> heap(std::greater<>{},
                                                                                      std::move(entries));
  while (!heap.empty()) {
    const std::uint64_t top = heap.top();
    heap.pop();
    const auto at = static_cast<std::int32_t>(top & 0xFFFFFFFF);
    const Symbol& symbol = symbols[static_cast<std::size_t>(at)];
    if (symbol.rank != top >> 32 || symbol.rank == MergeTable::kNoMerge) continue;
    mergeAt(word, symbols, at);
    for (const std::int32_t changed : {at, symbol.previous}) {
      if (changed >= 0 && symbols[static_cast<std::size_t>(changed)].rank != MergeTable::kNoMerge) {
        heap.push(entry(changed));
      }
    }
  }
}

void BytePair::emit(std::string_view word, const Symbol& symbol, std::uint32_t base,
                    std::vector<ModelToken>& tokens) const {
  if (symbol.piece != Vocabulary::kNone) {
    tokens.push_back({symbol.piece, base + symbol.begin, base + symbol.end});
    return;
  }
  const std::string_view bytes = word.substr(symbol.begin, symbol.end - symbol.begin);
  std::vector<Symbol> fallback;
  if (addFallback(bytes, true, false, symbol, fallback)) {
    for (const Symbol& byte : fallback) tokens.push_back({byte.piece, base + byte.begin, base + byte.end});
  } else {
    tokens.push_back({m_options.unknown.needed(bytes), base + symbol.begin, base + symbol.end});
  }
}

}  // namespace headlight
