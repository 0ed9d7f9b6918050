#pragma once

#include <vector>

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/sentence_piece/sentence_piece_class.h"
#include "core/tokenizer/sentence_piece/sentence_piece_model.h"
#include "core/tokenizer/tokenizer_config.h"

namespace headlight {

/// What is found in a text before it is cut: the tokens of the file, of the class and of the config, in this
/// order; of the same content the config's added_tokens_decoder counts, else the first. Those that the
/// vocabulary lacks are put into it under the next ids.
std::vector<AddedToken> sentencePieceTokens(const SentencePieceModel& model,
                                            const SentencePieceClass& tokenizerClass,
                                            const TokenizerConfig& config, Vocabulary& vocabulary);

}  // namespace headlight
