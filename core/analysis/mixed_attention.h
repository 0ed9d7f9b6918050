#pragma once

#include "core/message.h"
#include "core/tensor/matrix.h"
#include "core/trace/pattern_source.h"

namespace headlight {

/// How a token's state after a layer is mixed of those before it, [tokens, tokens]: A = 0.5 W + 0.5 I with W
/// the mean over the layer's heads, every row then divided by its sum (Abnar and Zuidema 2020, arXiv
/// 2005.00928, section 3, the residual connection being the other half). Rows are shared out on
/// execution.pool; the same bits with any number of threads. Throws Cancelled.
/// Precondition: self-attention, as many queries as keys.
Matrix mixedAttention(const PatternSource& source, int layer, const Execution& execution);

/// Throws Error saying why where `what` ("Attention rollout") cannot be made of this source: cross-attention,
/// whose queries and keys are of different streams; queries and keys that are not the same tokens; negative
/// weights; more than `mostTokens` tokens.
void requireMixable(const PatternSource& source, Phrase what, std::int64_t mostTokens);

}  // namespace headlight
