#pragma once

#include <memory>
#include <vector>

#include "core/model/run_plan.h"
#include "core/model/run_request.h"
#include "core/parameters/model_config.h"
#include "core/trace/attention_layer_trace.h"
#include "core/trace/trace.h"

namespace headlight {

/// What a transformer remembers of a run, so that the next one need not compute tokens again that do not
/// change. Its trace owns it.
struct LastRun {
  using Layers = std::vector<std::shared_ptr<const AttentionLayerTrace>>;
  RunRequest request;
  RunPlan plan;
  Layers encoder;
  Layers decoder;
  Layers cross;
  /// The encoder's last states, [encoder tokens, d_model], where a decoder looks at them.
  std::shared_ptr<const Matrix> encoderStates;
  std::weak_ptr<const Trace> trace;
};

/// What of an earlier run need not be computed again.
struct Reuse {
  bool encoder = false;    // the whole encoder of an encoder-decoder model
  std::int64_t start = 0;  // so many of the first tokens of the main stack
};

/// Whether two requests differ in nothing but their tokens and what they record.
bool sameSettings(const RunRequest& one, const RunRequest& other);

/// The first tokens of the main stack can be used again as far as they have the same queries, keys and values
/// in every layer; at least the last token is always computed, and every token that a tap asks for. None of
/// anything bidirectional, for a head set to its mean over all tokens, when the last run kept less than this
/// one records, and where the rotary angles depend on the length; and none of a decoder whose encoder has
/// changed.
Reuse reusable(const ModelConfig& config, const LastRun* last, const RunRequest& request,
               const RunPlan& plan);

}  // namespace headlight
