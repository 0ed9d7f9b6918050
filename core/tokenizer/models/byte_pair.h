#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/tokenizer/models/merge_table.h"
#include "core/tokenizer/models/piece_trie.h"
#include "core/tokenizer/models/token_model.h"
#include "core/tokenizer/models/unknown_piece.h"

namespace headlight {

/// Byte-pair encoding (Sennrich et al. 2016): the characters of a word, of which the pair with the lowest
/// rank merges first, the leftmost of equal ones, until no pair merges. Before that, characters without a
/// piece become their bytes' pieces <0x00> to <0xFF> with byte fallback, otherwise the unknown piece
/// (neighbours in one word as one piece, if asked for), otherwise nothing, so that their neighbours meet.
class BytePair final : public TokenModel {
 public:
  struct Options {
    UnknownPiece unknown;
    bool fuseUnknown = false;
    bool byteLevel = false;  // words are raw bytes and each byte stands for one character of the vocabulary
    bool byteFallback = false;
    bool ignoreMerges = false;  // a word that is a piece is that piece, whatever its merges
    std::string continuingPrefix;
    std::string endOfWordSuffix;
    /// SentencePiece's way: any two neighbours merge whose join is a piece with a rank; by index in the
    /// vocabulary, MergeTable::kNoMerge for pieces that nothing merges into. The merge table is not used
    /// then.
    std::vector<std::uint32_t> rankOfPiece;
    PieceTrie whole;  // pieces that are found before anything merges, and do not merge themselves
  };

  BytePair(std::shared_ptr<const Vocabulary> vocabulary, MergeTable merges, Options options);
  void encode(std::string_view word, std::uint32_t base, WordCache& cache,
              std::vector<ModelToken>& tokens) const override;

 private:
  // A run of the word that is one piece by now; its neighbours by position in the word's list.
  struct Symbol {
    std::int32_t piece = Vocabulary::kNone;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::int32_t previous = -1;
    std::int32_t next = -1;
    bool merges = true;
    std::uint32_t rank = MergeTable::kNoMerge;  // of the merge with the next symbol
    std::int32_t merged = Vocabulary::kNone;    // and the piece it makes
  };

  void encodeWord(std::string_view word, std::uint32_t base, WordCache& cache,
                  std::vector<ModelToken>& tokens) const;
  void firstSymbols(std::string_view word, std::vector<Symbol>& symbols) const;
  Symbol symbolAt(std::string_view word, std::size_t at) const;
  void addKnownSymbols(std::string_view word, std::vector<Symbol>& symbols) const;
  void emit(std::string_view word, const Symbol& symbol, std::uint32_t base,
            std::vector<ModelToken>& tokens) const;
  MergeTable::Merge mergeOf(std::string_view word, const Symbol& left, const Symbol& right) const;
  void lookUpMerge(std::string_view word, std::vector<Symbol>& symbols, std::int32_t at) const;
  void mergeAt(std::string_view word, std::vector<Symbol>& symbols, std::int32_t at) const;
  void mergeByScan(std::string_view word, std::vector<Symbol>& symbols) const;
  void mergeByHeap(std::string_view word, std::vector<Symbol>& symbols) const;
  std::uint32_t rankOf(std::int32_t piece) const;
  std::string decorated(std::string_view character, bool first, bool last) const;
  std::int32_t pieceOf(std::string_view character, bool first, bool last) const;
  bool addFallback(std::string_view character, bool first, bool last, Symbol symbol,
                   std::vector<Symbol>& symbols) const;
  std::int32_t wholeWord(std::string_view word) const;
  bool mergesStandIns() const;
  void findSafeCuts();
  void addJoinsInPieces();

  std::shared_ptr<const Vocabulary> m_vocabulary;
  MergeTable m_merges;
  Options m_options;
  std::array<std::int32_t, 256> m_bytePieces{};  // byte-level: a byte's character; else the ASCII characters
  std::array<std::int32_t, 256> m_fallback{};    // <0x00> to <0xFF>
  bool m_cutBeforeMetaspace = false;             // cut a word before each ▁, but not behind
  std::vector<char32_t> m_joinedWithMetaspace;   // these characters (sorted), which a merge may join with it
};

}  // namespace headlight
