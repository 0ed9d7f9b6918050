#pragma once

#include <span>

#include "core/layers/attention_taps.h"
#include "core/layers/forward_context.h"
#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"

namespace headlight {

/// The attention of a decoder's layer on its encoder: queries of the decoder's stream, keys and values of the
/// encoder's last states (Vaswani et al. 2017, arXiv 1706.03762, section 3.2.3).
class CrossAttention {
 public:
  CrossAttention(const AttentionTensors& tensors, const AttentionConfig& config, LinearWorkspace& workspace,
                 const Execution& execution, bool pack);

  /// Computes every row of the batch from `in` [rows, d_model], adds the queries to the traces, and the keys
  /// and values of the encoder's states where a trace has none yet; adds the output of rows from
  /// `firstNeededRow` on to `residual` [rows, d_model]. Throws Cancelled.
  void forward(MatrixView in, std::span<const SequenceAttention> sequences, std::int64_t firstNeededRow,
               MutableMatrixView residual, const ForwardContext& context) const;

 private:
  void addKeys(const SequenceAttention& sequence, const ForwardContext& context) const;

  AttentionConfig m_config;
  Linear m_query;     // [heads * d_k, d_model]
  Linear m_keyValue;  // [key/value heads * (d_k + d_v), d_model]
  Linear m_output;    // [d_model, heads * d_v]
  AttentionTaps m_taps;
};

}  // namespace headlight
