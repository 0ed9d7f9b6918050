#include "core/layers/cross_attention.h"

#include <cassert>

#include "core/layers/attention_heads.h"

namespace headlight {

CrossAttention::CrossAttention(const AttentionTensors& tensors, const AttentionConfig& config,
                               LinearWorkspace& workspace, const Execution& execution, bool pack)
    : m_config(config),
      m_query({tensors.query}, workspace, execution, {.pack = pack}),
      m_keyValue({tensors.key, tensors.value}, workspace, execution, {.pack = pack}),
      m_output({tensors.output}, workspace, execution, {.pack = pack}),
      m_taps(TapPart::CrossAttention, config, tensors.output) {}

void CrossAttention::addKeys(const SequenceAttention& sequence, const ForwardContext& context) const {
  assert(sequence.encoderStates);
  const Matrix& states = *sequence.encoderStates;
  const MatrixView in(states.data(), states.rows(), states.cols(), Eigen::OuterStride<>(states.cols()));
  Buffer& buffer = context.buffers.crossStates;
  buffer.reserve(states.rows() * m_keyValue.outputs());
  MutableMatrixView made(buffer.data(), states.rows(), m_keyValue.outputs(),
                         Eigen::OuterStride<>(m_keyValue.outputs()));
  m_keyValue.store(in, 0, states.rows(), made, context.linears, context.execution);
  m_taps.encoderKeys(readOnly(made), context);
  const std::int64_t keys = m_config.keyValueHeads * m_config.headSize;
  const std::int64_t values = m_config.keyValueHeads * m_config.valueSize;
  sequence.trace->appendKeys(blockOf(readOnly(made), 0, states.rows(), 0, keys),
                             blockOf(readOnly(made), 0, states.rows(), keys, values), context.execution);
}

void CrossAttention::forward(MatrixView in, std::span<const SequenceAttention> sequences,
                             std::int64_t firstNeededRow, MutableMatrixView residual,
                             const ForwardContext& context) const {
  const std::int64_t rows = context.batch.rows();
  MutableMatrixView queries = context.view(context.buffers.projected, m_query.outputs());
  MutableMatrixView z = context.view(context.buffers.z, m_output.inputs());
  m_query.store(in, 0, rows, queries, context.linears, context.execution);
  m_taps.queries(readOnly(queries), context);
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    const PackedBatch::Sequence& own = context.batch.sequences[i];
    AttentionLayerTrace& trace = *sequences[i].trace;
    if (trace.keys() == 0) addKeys(sequences[i], context);
    trace.appendQueries(blockOf(readOnly(queries), own.firstRow, own.rows, 0, m_query.outputs()),
                        context.execution);
    attendRows(own, sequences[i], z, context);
  }
  m_taps.heads(readOnly(z), context);
  m_output.add(readOnly(z), firstNeededRow, rows, residual, context.linears, context.execution);
}

}  // namespace headlight
