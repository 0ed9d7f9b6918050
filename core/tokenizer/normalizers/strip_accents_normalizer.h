#pragma once

#include "core/tokenizer/normalizers/normalizer.h"
#include "core/tokenizer/text/character_rules.h"

namespace headlight {

/// Takes off the combining marks of a text. Their bytes count to the letter before them.
class StripAccentsNormalizer final : public Normalizer {
 public:
  using IsMark = bool (*)(char32_t c);

  /// `isMark` says which characters go.
  explicit StripAccentsNormalizer(IsMark isMark = characters::isCombiningMark) : m_isMark(isMark) {}
  AlignedText apply(const AlignedText& text) const override;

 private:
  IsMark m_isMark;
};

}  // namespace headlight
