#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/attention/interventions.h"
#include "core/explain/token_question.h"
#include "core/message.h"
#include "core/model/run_request.h"
#include "core/model/transformer.h"

namespace headlight {

/// What a run says of a question.
struct LogitAnswer {
  double logit = 0;        // of the token, or how far it is above the other one's
  double probability = 0;  // of the token, over the whole vocabulary
};

struct HeadEffect {
  AttentionKind kind = AttentionKind::Decoder;
  HeadId head;
  LogitAnswer without;  // the answer of the run in which the head is switched off
};

struct AblationEffects {
  LogitAnswer base;                    // nothing switched off but what the request has
  std::vector<HeadEffect> heads;       // of every kind: layers, and heads within them, ascending
  std::vector<Message> warnings = {};  // of the run
};

/// The effect of every head of a model on a logit, by switching off one at a time: its z is 0, or the mean of
/// its z over the run's tokens, and everything behind it is computed anew. Heads of the stack that logits are
/// made from run packed together, from their own layer on (Transformer::runVariants()); those of an encoder
/// beside a decoder in a run each. What the request intervenes with stays. Reports progress. Throws Error for
/// a model without a head, for tokens that there are not; Cancelled.
AblationEffects ablationEffects(Transformer& transformer, RunRequest request, const TokenQuestion& question,
                                HeadAblation ablation, const Execution& execution);

}  // namespace headlight
