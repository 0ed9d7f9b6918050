#pragma once

#include "core/tokenizer/models/piece_trie.h"
#include "core/tokenizer/normalizers/character_map.h"
#include "core/tokenizer/normalizers/normalizer.h"

namespace headlight {

/// How SentencePiece prepares a text: the longest keys of the character map are replaced from left to right,
/// spaces at the ends and doubled ones go, one is put in front, and all become ▁.
class SentencePieceNormalizer final : public Normalizer {
 public:
  /// Where the space in front goes when special tokens cut the text into parts.
  enum class Prefix { None, EveryPart, FirstPart };
  struct Options {
    Prefix prefix = Prefix::EveryPart;
    bool prefixAtEnd = false;  // the space is put behind the text instead
    bool removeExtraSpaces = true;
    bool escapeSpaces = true;
  };

  /// `untouched` are pieces that the character map leaves as they are where a text has them.
  SentencePieceNormalizer(CharacterMap map, PieceTrie untouched, Options options)
      : m_map(std::move(map)), m_untouched(std::move(untouched)), m_options(options) {}
  AlignedText apply(const AlignedText& text) const override;

 private:
  AlignedText mapped(const AlignedText& text) const;
  AlignedText spaced(const AlignedText& text, bool prefix) const;

  CharacterMap m_map;
  PieceTrie m_untouched;
  Options m_options;
};

}  // namespace headlight
