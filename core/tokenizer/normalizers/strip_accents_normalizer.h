#pragma once

#include <cstdint>

#include "core/tokenizer/normalizers/normalizer.h"
#include "core/tokenizer/text/unicode_classes.h"

namespace headlight {

/// Takes off the combining marks of a text. Their bytes count to the letter before them.
class StripAccentsNormalizer final : public Normalizer {
 public:
  /// `marks`: unicode::Mark for all marks, unicode::NonspacingMark for those only.
  explicit StripAccentsNormalizer(std::uint16_t marks = unicode::Mark) : m_marks(marks) {}
  AlignedText apply(const AlignedText& text) const override;

 private:
  std::uint16_t m_marks;
};

}  // namespace headlight
