#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/explain/logit_row.h"
#include "core/explain/prediction.h"
#include "core/model/model.h"
#include "core/model/run_request.h"
#include "core/parallel/execution.h"

namespace headlight {

/// What a model predicts with one stretch of its text taken out.
struct SpanCut {
  TokenScore token;      // the likeliest token of the whole text
  TokenScore likeliest;  // the likeliest one now
};

struct SpanCuts {
  PredictionPlace place;
  TokenScore base;  // the likeliest token at the place with the whole text
  /// [spans]; nothing where a span holds the very token that the prediction is made at.
  std::vector<std::optional<SpanCut>> cuts;
};

/// Runs the request once as it is and once for each span with the span's tokens cut (Interventions::
/// cutTokens: the others keep their positions), and compares the probability of the token that is likeliest
/// with the whole text. Tokens count in `request.ids`; beside an encoder they are the encoder's. `position`
/// as predictionPlace() has it. Reports progress. Throws Error for a model without a language-model head, for
/// an encoder's text without a masked token where `position` is left out; Cancelled.
SpanCuts spanCuts(const Model& model, RunRequest request, const std::vector<std::vector<std::int64_t>>& spans,
                  std::optional<std::int64_t> position, const Execution& execution);

}  // namespace headlight
