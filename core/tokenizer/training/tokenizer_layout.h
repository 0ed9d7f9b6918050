#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/tokenizer/training/tokenizer_training.h"

namespace headlight {

/// The special tokens of a tokenizer that is trained, and what each is for; an empty name: there is none.
struct SpecialTokens {
  std::string bos, eos, unknown, sep, pad, cls, mask;
  std::vector<std::string> all;  // by id
};
SpecialTokens specialTokensOf(const TokenizerTraining& training);

/// The expression for a Chinese character (the script Han).
inline constexpr const char* kHanExpression = "\\p{Han}";
/// The expression that cuts words of a byte-pair tokenizer.
const char* expressionOf(WordPattern pattern);

/// A tokenizer.json without the pieces and merges of its model ("vocab" and "merges" are empty). With
/// `keepsWords` a word that is a piece is that piece whatever its merges.
nlohmann::ordered_json tokenizerLayout(const TokenizerTraining& training, const SpecialTokens& tokens,
                                       bool keepsWords);
/// A tokenizer_config.json that changes nothing of it when Python's transformers opens both.
nlohmann::ordered_json tokenizerConfig(const TokenizerTraining& training, const SpecialTokens& tokens);

}  // namespace headlight
