#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/attention/head_id.h"
#include "core/explain/token_question.h"
#include "core/message.h"
#include "core/model/run_request.h"
#include "core/model/transformer.h"

namespace headlight {

/// What the last residual stream is a sum of.
enum class StreamPart {
  TokenEmbedding,       // of the token itself
  PositionEmbedding,    // what its position adds
  TypeEmbedding,        // what its token type adds
  Embedding,            // all of them, where a projection stands between them and the stream
  EmbeddingNormBias,    // of a norm behind the embeddings (BLOOM)
  Head,                 // z W_O of one head
  AttentionOutputBias,  // of the output projection
  OutputNormBias,       // of a norm between an attention and the stream
  FeedForward,          // of one layer, its biases included; a mixture's sum likewise
  FinalNormBias,        // of the last norm
  LogitBias             // of the head's own matrices
};

/// What one part has of a logit.
struct Contribution {
  StreamPart part = StreamPart::Head;
  AttentionKind kind = AttentionKind::Decoder;  // of heads and what belongs to an attention
  HeadId head = {-1, -1};                       // -1: of no layer, of no head
  double logit = 0;
};

struct LogitAttribution {
  std::vector<Contribution> contributions;  // in the order of the forward
  double sum = 0;                           // of all of them
  /// What they sum to: the run's logit, or the difference of two; before the cap where the model has one.
  double logit = 0;
  /// A sentence about what the numbers are, where that is not all of the logit; or empty.
  Message note;
  std::vector<Message> warnings = {};  // of the run
};

/// Why a model's logits are no sum of parts, in one sentence; nothing: they are.
std::optional<Message> whyNoAttribution(const Transformer& transformer);

/// Direct logit attribution (Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits"): the
/// residual stream behind the last layer is the sum of the embedding and of what heads and feed-forwards add,
/// and the logit is linear in it once the final norm's divisor is held at the value that it has in this run.
/// So each part has its own share of the logit, and the shares sum to it. A norm between a sublayer and the
/// stream (Gemma 2, OLMo 2) is held likewise. What a part does by way of later layers is not in its share.
/// Runs the request once, as far as it says, with its interventions. Throws Error where whyNoAttribution()
/// says something and for tokens that there are not; Cancelled.
LogitAttribution logitAttribution(Transformer& transformer, RunRequest request, const TokenQuestion& question,
                                  const Execution& execution);

}  // namespace headlight
