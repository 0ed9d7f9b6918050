#pragma once

#include <memory>

#include "core/trace/pattern_source.h"

namespace headlight {

/// Tokens up to which attention rollout is made: memory is layers * tokens^2 floats.
constexpr std::int64_t mostRolloutTokens = 2048;

/// Attention rollout (Abnar and Zuidema 2020, arXiv 2005.00928, section 3, equation 1): how much of each
/// token's embedding is in each token's state after a layer, if attention alone moved it,
/// R(0) = A(0), R(l) = A(l) R(l - 1), with A of mixedAttention(): heads averaged, residual 0.5. As a source
/// [layers, 1, tokens, tokens], layer l holding R(l), whose rows sum to 1; causal where the attention is.
/// Of a decoder beside an encoder it follows the self-attention alone. Throws Error, see requireMixable();
/// Cancelled. On execution.pool, with progress; the same bits with any number of threads.
std::shared_ptr<const PatternSource> attentionRollout(const PatternSource& source,
                                                      const Execution& execution);

}  // namespace headlight
