#pragma once

#include <span>

#include "core/layers/feed_forward.h"
#include "core/layers/multi_head_attention.h"
#include "core/layers/norm.h"

namespace headlight {

/// One layer of a transformer. Pre-norm: x += attention(norm(x)); x += ff(norm(x)). Post-norm:
/// x = norm(x + attention(x)); x = norm(x + ff(x)).
class TransformerBlock {
 public:
  /// Packs the layer's weights on execution.pool. Throws Cancelled.
  TransformerBlock(const ModelConfig& config, const LayerTensors& tensors, LinearWorkspace& workspace,
                   const Execution& execution, bool pack);

  /// Takes the residual stream in context.buffers.hidden [rows, d_model] through the layer. Rows before
  /// `firstNeededRow` get their queries, keys and values in the traces, but the stream itself is left
  /// unfinished there: the last layer's is often needed for the last token only. Throws Cancelled.
  void forward(std::span<const SequenceAttention> sequences, std::int64_t firstNeededRow,
               const ForwardContext& context) const;

 private:
  NormPlace m_place;
  std::int64_t m_modelSize;
  Norm m_attentionNorm;
  MultiHeadAttention m_attention;
  Norm m_feedForwardNorm;
  FeedForward m_feedForward;
};

/// The sizes of the attention of every layer of a model.
AttentionSizes attentionSizes(const ModelConfig& config);

}  // namespace headlight
