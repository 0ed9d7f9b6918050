#include "core/layers/transformer_block.h"

namespace headlight {

AttentionSizes attentionSizes(const ModelConfig& config) {
  return {.heads = config.heads,
          .keyValueHeads = config.keyValueHeads,
          .headSize = config.headSize,
          .valueSize = config.headSize};
}

TransformerBlock::TransformerBlock(const ModelConfig& config, const LayerTensors& tensors,
                                   LinearWorkspace& workspace, const Execution& execution, bool pack)
    : m_place(config.normPlace),
      m_modelSize(config.modelSize),
      m_attentionNorm(config.norm, tensors.attentionNorm, config.normEpsilon),
      m_attention(tensors.attention, attentionSizes(config), workspace, execution, pack),
      m_feedForwardNorm(config.norm, tensors.feedForwardNorm, config.normEpsilon),
      m_feedForward(tensors.feedForward, config.activation, workspace, execution, pack) {}

void TransformerBlock::forward(std::span<const SequenceAttention> sequences, std::int64_t firstNeededRow,
                               const ForwardContext& context) const {
  const std::int64_t rows = context.batch.rows();
  MutableMatrixView hidden = context.view(context.buffers.hidden, m_modelSize);
  MutableMatrixView normed = context.view(context.buffers.normed, m_modelSize);
  const MatrixView stream(hidden.data(), rows, m_modelSize, Eigen::OuterStride<>(m_modelSize));
  const MatrixView input(normed.data(), rows, m_modelSize, Eigen::OuterStride<>(m_modelSize));
  switch (m_place) {
    case NormPlace::Pre:
      m_attentionNorm.apply(stream, 0, rows, normed, context.execution);
      m_attention.forward(input, sequences, firstNeededRow, hidden, context);
      m_feedForwardNorm.apply(stream, firstNeededRow, rows, normed, context.execution);
      m_feedForward.forward(input, firstNeededRow, hidden, context);
      break;
    case NormPlace::Post:
      m_attention.forward(stream, sequences, firstNeededRow, hidden, context);
      m_attentionNorm.apply(stream, firstNeededRow, rows, hidden, context.execution);
      m_feedForward.forward(stream, firstNeededRow, hidden, context);
      m_feedForwardNorm.apply(stream, firstNeededRow, rows, hidden, context.execution);
      break;
  }
}

}  // namespace headlight
