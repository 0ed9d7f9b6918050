#pragma once

#include <cstdint>
#include <memory>

#include "core/model/last_run.h"
#include "core/model/stack.h"
#include "core/trace/trace.h"

namespace headlight {

/// The traces that a run fills, one a layer: those of an earlier run cut to its first `queries` tokens, or
/// empty ones; nullptr for layers that do not attend in this way.
LayerTraces startTraces(const StackConfig& config, SublayerKind kind, const LastRun::Layers* earlier,
                        std::int64_t queries, const std::shared_ptr<BufferPool>& memory);

/// What the trace and the memory of a run keep of the layers, with their values or without; nothing changes
/// them from here on.
LastRun::Layers finished(const LayerTraces& layers, bool values);

/// Finished layers as what views read: patterns, scores and, where they were kept, values.
AttentionTrace attentionTrace(AttentionKind kind, const LastRun::Layers& layers, TokenList queries,
                              TokenList keys, bool values);

}  // namespace headlight
