#pragma once

#include <span>

#include "core/layers/attention_taps.h"
#include "core/layers/forward_context.h"
#include "core/layers/head_norm.h"
#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"

namespace headlight {

/// The self-attention of one layer: q, k and v in one product, norms of heads before or after rotary, the
/// attention of every head, and the output projection added to the residual stream (Vaswani et al. 2017,
/// arXiv 1706.03762, section 3.2.2).
class SelfAttention {
 public:
  SelfAttention(const StackConfig& stack, const AttentionConfig& config, const AttentionTensors& tensors,
                LinearWorkspace& workspace, const Execution& execution, bool pack);

  /// Computes every row of the batch from `in` [rows, d_model], adds the tokens to the traces, and adds the
  /// output of rows from `firstNeededRow` on to `residual` [rows, d_model]. Throws Cancelled.
  void forward(MatrixView in, std::span<const SequenceAttention> sequences, std::int64_t firstNeededRow,
               MutableMatrixView residual, const ForwardContext& context) const;

 private:
  void rotate(MutableMatrixView projected, const ForwardContext& context) const;
  void normHeads(MutableMatrixView projected, const ForwardContext& context) const;
  void attendSequence(const PackedBatch::Sequence& rows, const SequenceAttention& sequence,
                      MatrixView projected, MutableMatrixView z, const ForwardContext& context) const;

  AttentionConfig m_config;
  RotarySettings m_rotary;
  Linear m_projection;  // [heads * d_k + key/value heads * (d_k + d_v), d_model]
  Linear m_output;      // [d_model, heads * d_v]
  std::optional<HeadNorms> m_norms;
  AttentionTaps m_taps;
};

}  // namespace headlight
