#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/explain/logit_row.h"
#include "core/message.h"
#include "core/model/run_request.h"
#include "core/model/transformer.h"

namespace headlight {

struct LensSettings {
  std::int64_t firstToken = 0;                // tokens [firstToken, endToken) of the stack that makes logits
  std::optional<std::int64_t> endToken = {};  // none: up to the last one
  std::int64_t count = 10;                    // of the likeliest tokens, for each cell
  std::optional<std::int32_t> token = {};     // one more whose score is wanted in every cell
};

/// What the head makes of one token's stream at one depth.
struct LensCell {
  std::vector<TokenScore> likeliest;  // likeliest first
  std::optional<TokenScore> token;    // of LensSettings::token
};

struct LogitLens {
  std::int64_t firstToken = 0;
  /// [layers + 1][tokens]: 0 is the embedding, i what layer i - 1 leaves; the last is what the model says.
  std::vector<std::vector<LensCell>> depths;
  /// A sentence about a head that is more than a norm and a matrix, or empty.
  Message note;
  std::vector<Message> warnings = {};  // of the run
};

/// The logit lens (nostalgebraist 2020, "interpreting GPT: the logit lens"): unembed(finalNorm(x)) for the
/// residual stream x after every layer, as if the model ended there. What a model's head does besides is done
/// to every depth alike: BERT's dense layer, activation and norm, a projection to a narrower table, scales
/// and caps. A model with BERT's kind of layer has no final norm; its stream is normed by each layer. Runs
/// the request once and reports progress. Throws Error for a model without a head and for tokens that there
/// are not; Cancelled.
LogitLens logitLens(Transformer& transformer, RunRequest request, const LensSettings& settings,
                    const Execution& execution);

}  // namespace headlight
