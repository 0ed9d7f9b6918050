#pragma once

#include "core/tokenizer/models/vocabulary.h"
#include "core/tokenizer/post_processor.h"
#include "core/tokenizer/sentence_piece/sentence_piece_class.h"
#include "core/tokenizer/tokenizer_config.h"

namespace headlight {

/// The tokens that a class puts around a text or a pair, named as the config does, else as the class does.
/// Those that the vocabulary does not have are left out, but for a language, for which Error is thrown.
ProcessingTemplate tokensAround(const SentencePieceClass& tokenizerClass, const TokenizerConfig& config,
                                const Vocabulary& vocabulary);

}  // namespace headlight
