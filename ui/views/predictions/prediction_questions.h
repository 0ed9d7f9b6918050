#pragma once

#include <memory>
#include <vector>

#include "core/explain/ablation_effects.h"
#include "core/explain/logit_attribution.h"
#include "core/explain/logit_lens.h"
#include "core/explain/prediction.h"
#include "ui/views/predictions/asked_prediction.h"

namespace headlight {

/// What a run said at one place.
struct PlacePrediction {
  RunRequest request;  // what was run, as askedRequest() has it
  PredictionPlace place;
  std::shared_ptr<const Trace> trace;  // its logits of the place alone
};

/// What heads and parts do for one token, and which one that was.
struct AskedEffects {
  TokenQuestion question;
  AblationEffects effects;
};
struct AskedAttribution {
  TokenQuestion question;
  LogitAttribution attribution;
};

/// What a run with these changes in place of its own says at the place. Throws what Transformer::run()
/// throws.
PlacePrediction predictionWith(const RunResult& result, const AskedPrediction& asked,
                               const Interventions& interventions, const Execution& execution);

// Questions and the keys of their answers: a PlacePrediction, another of the run without the experiments, a
// LogitLens, AskedEffects, AskedAttribution.
Question predictionQuestion(const AskedPrediction& asked);
Question unchangedQuestion(const AskedPrediction& asked);
/// Of some tokens around the place, or of it alone where the logits of others would take much memory.
Question lensQuestion(const Snapshot& snapshot, const AskedPrediction& asked);
/// Of the chosen token, or the likeliest.
Question ablationQuestion(const Snapshot& snapshot, const AskedPrediction& asked);
Question attributionQuestion(const Snapshot& snapshot, const AskedPrediction& asked);

}  // namespace headlight
