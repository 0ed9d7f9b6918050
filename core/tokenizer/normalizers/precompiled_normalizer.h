#pragma once

#include "core/tokenizer/normalizers/character_map.h"
#include "core/tokenizer/normalizers/normalizer.h"

namespace headlight {

/// Replaces characters by SentencePiece's character map as Hugging Face's library applies it: a grapheme of
/// fewer than 6 bytes becomes what the shortest key that it begins with becomes (what is behind that key is
/// lost); of other graphemes each code point by itself.
class PrecompiledNormalizer final : public Normalizer {
 public:
  explicit PrecompiledNormalizer(CharacterMap map) : m_map(std::move(map)) {}
  AlignedText apply(const AlignedText& text) const override;

 private:
  CharacterMap m_map;
};

}  // namespace headlight
