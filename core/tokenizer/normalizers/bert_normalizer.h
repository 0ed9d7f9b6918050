#pragma once

#include "core/tokenizer/normalizers/lowercase_normalizer.h"
#include "core/tokenizer/normalizers/normalizer.h"
#include "core/tokenizer/normalizers/unicode_normalizer.h"

namespace headlight {

/// BERT's normalizer: drops control characters and makes every white space a space; puts spaces around
/// Chinese characters; accents off; lower case.
class BertNormalizer final : public Normalizer {
 public:
  struct Options {
    bool cleanText = true;
    bool handleChineseChars = true;
    bool stripAccents = true;
    bool lowercase = true;
  };

  explicit BertNormalizer(const Options& options) : m_options(options) {}
  AlignedText apply(const AlignedText& text) const override;

 private:
  AlignedText cleaned(const AlignedText& text) const;
  bool lowerAsciiAtOnce(const AlignedText& text, AlignedText& result) const;

  Options m_options;
  LowercaseNormalizer m_lowercase;
  UnicodeNormalizer m_decompose{UnicodeNormalizer::Form::D};
};

}  // namespace headlight
