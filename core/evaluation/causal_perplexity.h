#pragma once

#include "core/evaluation/kneser_ney.h"
#include "core/evaluation/model_copies.h"
#include "core/evaluation/perplexity.h"
#include "core/evaluation/text_tokens.h"

namespace headlight {

/// Rows of at most `rowTokens` tokens that documents are cut into, one behind the other; each row begins with
/// what the tokenizer adds before a text. The rows of a document do not know each other.
DocumentIds rowsOf(const DocumentIds& documents, const AddedTokens& added, std::int64_t rowTokens);

/// How well a decoder tells the tokens of some documents by those before them in their row, cut at the
/// model's length. The first token of a row has none before it and counts neither for the model nor for the
/// bigram, nor do added ones. `bigram` may be nullptr. Throws Error where the model has no output head or no
/// document two tokens; Cancelled.
TextLikelihood causalLikelihood(const ModelCopies& copies, const DocumentIds& documents,
                                const KneserNeyBigram* bigram, const Execution& execution);

}  // namespace headlight
