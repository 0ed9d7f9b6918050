#pragma once

#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"

namespace headlight {

/// The pre-tokenizers that make words of characters of one kind and drop white space.
class CharacterClassPreTokenizer final : public PreTokenizer {
 public:
  enum class Rule {
    Bert,            // words, and each punctuation character alone
    Whitespace,      // runs of word characters (\w), runs of the rest
    WhitespaceSplit  // runs without white space
  };

  explicit CharacterClassPreTokenizer(Rule rule) : m_rule(rule) {}
  void apply(PreTokens& tokens) const override;

 private:
  Rule m_rule;
};

}  // namespace headlight
