#pragma once

#include "core/tokenizer/normalizers/normalizer.h"

namespace headlight {

/// Unicode normalization form C, D, KC or KD (UAX #15) for the characters of Unicode 9.
class UnicodeNormalizer final : public Normalizer {
 public:
  enum class Form { C, D, KC, KD };

  explicit UnicodeNormalizer(Form form) : m_form(form) {}
  AlignedText apply(const AlignedText& text) const override;

 private:
  Form m_form;
};

}  // namespace headlight
