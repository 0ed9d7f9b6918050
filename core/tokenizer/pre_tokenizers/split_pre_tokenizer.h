#pragma once

#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/split_behavior.h"
#include "core/tokenizer/text/text_pattern.h"

namespace headlight {

/// Splits at the matches of a pattern, or, inverted, at what lies between them.
class SplitPreTokenizer final : public PreTokenizer {
 public:
  struct Options {
    SplitBehavior behavior = SplitBehavior::Isolated;
    bool invert = false;
  };

  SplitPreTokenizer(TextPattern pattern, Options options)
      : m_pattern(std::move(pattern)), m_options(options) {}
  void apply(PreTokens& tokens) const override;

 private:
  TextPattern m_pattern;
  Options m_options;
};

}  // namespace headlight
