#include "core/layers/self_attention.h"

#include "core/layers/attention_heads.h"
#include "core/parallel/parallel_rows.h"

namespace headlight {

SelfAttention::SelfAttention(const StackConfig& stack, const AttentionConfig& config,
                             const AttentionTensors& tensors, LinearWorkspace& workspace,
                             const Execution& execution, bool pack)
    : m_config(config),
      m_rotary(config.rotary ? stack.rotaries[*config.rotary] : RotarySettings()),
      m_projection({tensors.query, tensors.key, tensors.value}, workspace, execution, {.pack = pack}),
      m_output({tensors.output}, workspace, execution, {.pack = pack}),
      m_taps(TapPart::Attention, config, tensors.output) {
  if (config.headNorm != HeadNorm::None)
    m_norms.emplace(config, stack.norm, *tensors.queryNorm, *tensors.keyNorm);
}

void SelfAttention::rotate(MutableMatrixView projected, const ForwardContext& context) const {
  const RotaryTable& table = context.rotaries[*m_config.rotary];
  // Queries and keys lie side by side, so both are turned at once.
  const std::int64_t size = (m_config.heads + m_config.keyValueHeads) * m_config.headSize;
  parallelRows(context.execution, 0, projected.rows(), size, [&](std::int64_t begin, std::int64_t end, int) {
    for (std::int64_t row = begin; row < end; ++row) {
      rotateRow(table, row, m_rotary,
                {projected.data() + row * projected.outerStride(), static_cast<std::size_t>(size)});
    }
  });
}

void SelfAttention::normHeads(MutableMatrixView projected, const ForwardContext& context) const {
  if (m_norms) m_norms->apply(projected, context.execution);
}

void SelfAttention::attendSequence(const PackedBatch::Sequence& rows, const SequenceAttention& sequence,
                                   MatrixView projected, MutableMatrixView z,
                                   const ForwardContext& context) const {
  const std::int64_t queries = m_config.heads * m_config.headSize;
  const std::int64_t keys = m_config.keyValueHeads * m_config.headSize;
  const std::int64_t values = m_config.keyValueHeads * m_config.valueSize;
  AttentionLayerTrace& trace = *sequence.trace;
  trace.appendQueries(blockOf(projected, rows.firstRow, rows.rows, 0, queries), context.execution);
  trace.appendKeys(blockOf(projected, rows.firstRow, rows.rows, queries, keys),
                   blockOf(projected, rows.firstRow, rows.rows, queries + keys, values), context.execution);
  attendRows(rows, sequence, z, context);
}

void SelfAttention::forward(MatrixView in, std::span<const SequenceAttention> sequences,
                            std::int64_t firstNeededRow, MutableMatrixView residual,
                            const ForwardContext& context) const {
  const std::int64_t rows = context.batch.rows();
  MutableMatrixView projected = context.view(context.buffers.projected, m_projection.outputs());
  MutableMatrixView z = context.view(context.buffers.z, m_output.inputs());
  m_projection.store(in, 0, rows, projected, context.linears, context.execution);
  m_taps.projected(readOnly(projected), context);
  const bool normsFirst = m_config.headNormPlace == HeadNormPlace::BeforeRotary;
  if (normsFirst) normHeads(projected, context);
  if (m_config.clip > 0) projected = projected.cwiseMax(-m_config.clip).cwiseMin(m_config.clip);
  if (normsFirst) m_taps.normed(readOnly(projected), context);
  if (m_config.rotary && !context.rotaries.empty()) rotate(projected, context);
  m_taps.rotated(readOnly(projected), context);
  if (!normsFirst) normHeads(projected, context);
  if (!normsFirst) m_taps.normed(readOnly(projected), context);
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    attendSequence(context.batch.sequences[i], sequences[i], readOnly(projected), z, context);
  }
  m_taps.heads(readOnly(z), context);
  m_output.add(readOnly(z), firstNeededRow, rows, residual, context.linears, context.execution);
}

}  // namespace headlight
