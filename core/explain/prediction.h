#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/model/model.h"
#include "core/model/next_token.h"
#include "core/model/run_request.h"

namespace headlight {

/// Where a run predicts a token.
struct PredictionPlace {
  /// The token whose logits count, among those of the stack that logits are made from.
  std::int64_t position = 0;
  /// Whether they are of the token behind it (decoders), or of the one that stands there (encoders).
  bool next = true;
  bool operator==(const PredictionPlace&) const = default;
};

/// `position`, or where there is none the last token of a decoder, or the first masked token of an encoder.
/// Throws Error for a model without a language-model head, for a token that there is not, and for an
/// encoder's text without a masked token where `position` is left out.
PredictionPlace predictionPlace(const Model& model, const RunRequest& request,
                                std::optional<std::int64_t> position);

/// What a run must record to have the logits of a token of the stack that logits are made from: those of the
/// last token, or of all.
LogitsRecord logitsRecordAt(const ModelConfig& config, const RunRequest& request, std::int64_t position);

/// The logits [vocabulary] of one token as a run has them. Precondition: they are recorded.
std::span<const float> logitsAt(const Trace& trace, std::int64_t position);

/// What a model predicts at one place, plain values.
struct Prediction {
  PredictionPlace place;
  std::vector<float> logits;  // [vocabulary], the model's
  SamplingStages stages;
};

/// Reads a prediction from a run's trace. The rules of generation_config.json count for the next token alone,
/// as in generate(). Precondition: the logits of the place are recorded.
Prediction predictionOf(const Model& model, const RunRequest& request, const Trace& trace,
                        const PredictionPlace& place, const SamplingSettings& sampling);

}  // namespace headlight
