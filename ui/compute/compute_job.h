#pragma once

#include <QString>
#include <functional>
#include <memory>

#include "ui/compute/compute_request.h"
#include "ui/compute/compute_services.h"
#include "ui/compute/model_cache.h"
#include "ui/compute/run_result.h"
#include "ui/compute/shown_draft.h"
#include "ui/compute/shown_result.h"

namespace headlight {

/// Deriving: what is shown of the run is made, which is there by then.
enum class ComputeStage { Opening, Tokenizing, Running, Deriving };

/// What came of a request.
struct ComputeOutcome {
  ComputeRequest request;
  std::shared_ptr<const RunResult> result;        // nullptr: the text is empty, there is nothing to compute
  std::shared_ptr<const Model> model;             // nullptr for an imported array
  std::shared_ptr<const ShownResult> shown = {};  // in place of the result; nullptr: the result itself
};

/// A run that was made before, as long as somebody else holds it: where only what is shown of it changes, it
/// is not made again.
struct EarlierRun {
  ComputeRequest request;
  std::weak_ptr<const RunResult> result;
  /// The same, held until what is shown of it is made: whoever gives that up has not lost the run.
  std::shared_ptr<const RunResult> waiting = {};
  GradientMemory gradients = {};  // as long as such patterns are shown
};

/// What one run may take at most.
struct RunLimits {
  std::int64_t maxTokens = 65536;
  std::int64_t traceBytes = std::int64_t{2} << 30;  // of queries, keys and values
};

/// What one request is computed with; all of it lives on the compute thread during the call.
struct ComputeJob {
  const ComputeServices& services;
  ModelCache& models;
  RunLimits limits;
  std::function<void(ComputeStage)> entered;
  EarlierRun* last = nullptr;  // read, and set to this run; nullptr: every run is made
};

/// Whether a second text means something to the model: it has segment ids, or a decoder beside its encoder.
bool takesPair(const ModelConfig& config);

/// Opens what must be opened, tokenizes, runs, and makes what is shown of the run. Throws Error, Cancelled.
ComputeOutcome compute(const ComputeRequest& request, const ComputeJob& job, const Execution& execution);

}  // namespace headlight
