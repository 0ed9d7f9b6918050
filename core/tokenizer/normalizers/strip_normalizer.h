#pragma once

#include <string_view>

#include "core/tokenizer/normalizers/normalizer.h"
#include "core/tokenizer/regex/regex_pattern.h"

namespace headlight {

/// Takes white space off the ends of a text.
class StripNormalizer final : public Normalizer {
 public:
  StripNormalizer(bool left, bool right) : m_left(left), m_right(right) {}
  AlignedText apply(const AlignedText& text) const override;

 private:
  bool m_left;
  bool m_right;
};

/// The part of `text` without white space at its ends.
TextSpan strippedSpan(std::string_view text, bool left, bool right);

}  // namespace headlight
