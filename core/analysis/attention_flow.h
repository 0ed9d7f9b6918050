#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// Tokens up to which attention flow is made: a maximum flow for every key through layers * tokens^2 edges.
constexpr std::int64_t mostFlowTokens = 128;

/// Attention flow (Abnar and Zuidema 2020, arXiv 2005.00928, section 3): for one query token after a layer,
/// the largest flow from it down to each token's embedding through a network whose edges between neighbouring
/// layers have the capacities of mixedAttention(): heads averaged, residual 0.5. The flows are as they are,
/// not divided by their sum. `query` is inside the source's shape, `layers`: how many layers, at least 1.
/// [tokens]. Of a decoder beside an encoder it follows the self-attention alone. Throws Error, see
/// requireMixable(); Cancelled. Keys are shared out on execution.pool, with progress.
std::vector<float> attentionFlow(const PatternSource& source, std::int64_t query, int layers,
                                 const Execution& execution);

/// The same as a source [layers, 1, 1, tokens] whose one row is the query's. With `layer` all others are left
/// uncomputed and have weight 0.
std::shared_ptr<const PatternSource> attentionFlowPattern(const PatternSource& source, std::int64_t query,
                                                          std::optional<int> layer,
                                                          const Execution& execution);

}  // namespace headlight
