#pragma once

#include <cstdint>

#include "core/model/run_request.h"
#include "core/parameters/model_config.h"

namespace headlight {

/// Bytes of the queries, keys, values and log-sum-exp that a trace keeps of so many tokens of one stack.
std::int64_t traceBytes(const StackConfig& stack, std::int64_t tokens);

/// Bytes that a run of so many tokens takes at its peak beside the model's weights: the trace's queries,
/// keys, values and log-sum-exp, the forward's buffers, labels, and what else is recorded. The largest number
/// where the product is larger.
std::int64_t runBytes(const ModelConfig& config, std::int64_t tokens, const Record& record);

/// Throws Error if a run of so many tokens needs more memory than there is, before any of it is taken. What
/// the model holds of the last run counts as there: it is let go of or used again.
void requireRunMemory(const ModelConfig& config, std::int64_t tokens, const Record& record);

/// Pixels of the pictures that a run makes along an axis: as recorded, or 0 where all heads' would take too
/// much memory.
std::int64_t overviewPixels(const ModelConfig& config, const Record& record);

}  // namespace headlight
