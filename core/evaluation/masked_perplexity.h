#pragma once

#include <vector>

#include "core/evaluation/kneser_ney.h"
#include "core/evaluation/model_copies.h"
#include "core/evaluation/perplexity.h"

namespace headlight {

struct MaskedTextSettings {
  std::int64_t rowTokens = 128;  // with those that the tokenizer adds; fewer where the model has no room
  std::int64_t every = 7;        // how many passes there are
};

/// How well a masked language model tells the tokens of a text, each of them masked once. The text is cut
/// into rows, each with the tokens that the tokenizer adds around it. In pass o = 0 .. every - 1 the tokens
/// whose index i in their row has i mod every = o are [MASK], and each one's probability is taken there. This
/// is the pseudo-perplexity of Salazar, Liang, Nguyen and Kirchhoff 2020, "Masked language model scoring"
/// (arXiv 1910.14659), equations 1 and 3, with `every` passes over a row in place of one for each token, so
/// that about as many tokens are masked at once as in training.
///
/// The text's first token, which a bigram cannot tell, counts for neither, and no token does that stands for
/// text which the vocabulary does not know: training predicts none. `bigram` may be nullptr. Throws
/// Error where the model has no output head, its tokenizer no [MASK] or <mask>, or the text less than two
/// tokens; Cancelled.
TextLikelihood maskedLikelihood(const ModelCopies& copies, const std::vector<std::int32_t>& ids,
                                const KneserNeyBigram* bigram, const Execution& execution,
                                const MaskedTextSettings& settings = {});

}  // namespace headlight
