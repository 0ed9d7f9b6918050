#pragma once

#include <memory>
#include <vector>

#include "core/model/model_config.h"
#include "core/model/run_plan.h"
#include "core/model/run_request.h"
#include "core/trace/attention_layer_trace.h"
#include "core/trace/trace.h"

namespace headlight {

/// What a transformer remembers of a run, so that the next one need not compute tokens again that do not
/// change. Its trace owns it.
struct LastRun {
  RunRequest request;
  RunPlan plan;
  std::vector<std::shared_ptr<const AttentionLayerTrace>> layers;
  std::weak_ptr<const Trace> trace;
};

/// Whether two requests differ in nothing but their tokens and what they record.
bool sameSettings(const RunRequest& one, const RunRequest& other);

/// How many of the first tokens of `request` have the same queries, keys and values in every layer as in the
/// last run, and need not be computed; at least the last token always is. 0 for anything bidirectional, for a
/// head set to its mean over all tokens, when the last run kept less than this one records, and where the
/// rotary angles depend on the length.
std::int64_t reusableTokens(const ModelConfig& config, const LastRun* last, const RunRequest& request,
                            const RunPlan& plan);

}  // namespace headlight
