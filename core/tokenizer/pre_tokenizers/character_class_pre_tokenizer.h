#pragma once

#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"

namespace headlight {

/// The pre-tokenizers that look at one character at a time.
class CharacterClassPreTokenizer final : public PreTokenizer {
 public:
  enum class Rule {
    Bert,              // words, and each punctuation character alone; spaces dropped
    Whitespace,        // runs of ASCII letters, digits and underscores, runs of the rest; spaces dropped
    WhitespaceSplit,   // runs without spaces
    Punctuation,       // runs of punctuation, runs of the rest
    Digits,            // runs of 0 to 9, runs of the rest
    IndividualDigits,  // each digit alone, runs of the rest
  };

  explicit CharacterClassPreTokenizer(Rule rule) : m_rule(rule) {}
  void apply(PreTokens& tokens) const override;

 private:
  Rule m_rule;
};

}  // namespace headlight
