#pragma once

#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/split_behavior.h"

namespace headlight {

/// Splits at single characters: Punctuation, Digits and CharDelimiterSplit.
class CharacterSplitPreTokenizer final : public PreTokenizer {
 public:
  /// `isDelimiter(c, delimiter)` says whether a character is one that the text is split at.
  using IsDelimiter = bool (*)(char32_t c, char32_t delimiter);

  CharacterSplitPreTokenizer(IsDelimiter isDelimiter, SplitBehavior behavior, char32_t delimiter = 0)
      : m_isDelimiter(isDelimiter), m_behavior(behavior), m_delimiter(delimiter) {}
  void apply(PreTokens& tokens) const override;

 private:
  IsDelimiter m_isDelimiter;
  SplitBehavior m_behavior;
  char32_t m_delimiter;
};

}  // namespace headlight
