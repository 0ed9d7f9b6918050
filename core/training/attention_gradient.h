#pragma once

#include "core/attention/attention_rule.h"
#include "core/training/row_views.h"
#include "core/training/workspace.h"

namespace headlight {

/// The attention of one sequence, all heads: queries on keys of the same tokens, or of an encoder's (then
/// with MaskRule::Bidirectional). Rows may be strided, such as columns of a fused matrix. Query head h uses
/// key/value head h / (heads / keyValueHeads).
struct AttentionInputs {
  AttentionSizes sizes;
  const AttentionRule& rule;  // what trainableRule() accepts
  MatrixView queries;         // [queries, heads * d_k], after rotary
  MatrixView keys;            // [keys, keyValueHeads * d_k], after rotary
  MatrixView values;          // [keys, keyValueHeads * d_v]
};

/// Whether attentionBackward() knows the rule's derivative: scale, mask, window, ALiBi's slopes with the
/// tokens' own positions, and the soft cap; but no biases from tables, sinks, blocked cells or chosen keys.
bool trainableRule(const AttentionRule& rule);

/// What a forward leaves for its backward, beside its inputs.
struct AttentionRecord {
  MutableMatrixView z;  // [queries, heads * d_v]
  MutableMatrixView
      logSumExp;  // [heads, queries]; may be columns of a matrix over all tokens of a micro-batch
  AttentionRecord& operator=(const AttentionRecord&) = delete;  // see row_views.h
};

/// z = softmax(scale * q k^T) v by the attention kernel, the same bits as attend() of
/// core/layers/attention.h.
void attentionForward(const AttentionInputs& attention, AttentionRecord record, Workspace& workspace);

/// Where the gradients go: they replace what stands there. Each may be columns of a fused matrix.
struct AttentionInputGradients {
  MutableMatrixView queries;                                                    // [queries, heads * d_k]
  MutableMatrixView keys;                                                       // [keys, keyValueHeads * d_k]
  MutableMatrixView values;                                                     // [keys, keyValueHeads * d_v]
  AttentionInputGradients& operator=(const AttentionInputGradients&) = delete;  // see row_views.h
};

/// FlashAttention-2's backward (Dao 2023, arXiv 2307.08691, algorithm 2) with weights P that the attention
/// kernel makes anew from queries, keys and log-sum-exp: dV = P^T dZ, D = rowsum(dZ * Z), dS = P * (dZ V^T -
/// D), dQ = scale dS K, dK = scale dS^T Q. dz [queries, heads * d_v].
void attentionBackward(const AttentionInputs& attention, const AttentionRecord& record, const MatrixView& dz,
                       AttentionInputGradients gradients, Workspace& workspace);

}  // namespace headlight
