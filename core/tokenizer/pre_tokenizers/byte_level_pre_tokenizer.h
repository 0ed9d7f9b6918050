#pragma once

#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"

namespace headlight {

/// GPT-2's pre-tokenizer: a space in front if asked for, words by GPT-2's pattern, and every byte as one
/// printable character.
class ByteLevelPreTokenizer final : public PreTokenizer {
 public:
  struct Options {
    bool addPrefixSpace = false;
    bool useRegex = true;
    bool keepBytes = false;  // leave the bytes as they are, for a model that maps them itself
  };

  explicit ByteLevelPreTokenizer(const Options& options) : m_options(options) {}
  void apply(PreTokens& tokens) const override;

 private:
  Options m_options;
};

/// Puts `prefix` in front of every pre-token for which `wanted` says so.
void insertBeforeSpans(PreTokens& tokens, std::string_view prefix, bool (*wanted)(std::string_view piece));

}  // namespace headlight
