#include "core/layers/latent_attention.h"

#include <algorithm>

#include "core/layers/attention_heads.h"
#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

// That of the published code, whatever epsilon the config has for other norms.
constexpr double kLatentEpsilon = 1e-6;

MutableMatrixView columnsOf(MutableMatrixView matrix, std::int64_t first, std::int64_t count) {
  return {matrix.data() + first, matrix.rows(), count, Eigen::OuterStride<>(matrix.outerStride())};
}

std::span<float> rowOf(MutableMatrixView& matrix, std::int64_t row) {
  return {matrix.data() + row * matrix.outerStride(), static_cast<std::size_t>(matrix.cols())};
}

// Normalizes the rows of `in` into those of `out`, of other strides.
void normalize(const Norm& norm, MutableMatrixView in, MutableMatrixView out, const Execution& execution) {
  parallelRows(execution, 0, in.rows(), in.cols(), [&](std::int64_t begin, std::int64_t end, int) {
    for (std::int64_t row = begin; row < end; ++row) norm.applyToRow(rowOf(in, row), 0, rowOf(out, row));
  });
}

// What a projection makes of every row, in the buffer of q, k and v.
MutableMatrixView upOf(const Linear& up, MutableMatrixView latents, const ForwardContext& context) {
  MutableMatrixView made = reserved(context.buffers.projected, latents.rows(), up.outputs());
  up.store(readOnly(latents), 0, latents.rows(), made, context.linears, context.execution);
  return made;
}

RotarySettings rotaryOf(const StackConfig& stack, const AttentionConfig& config) {
  return config.rotary ? stack.rotaries[*config.rotary] : RotarySettings();
}

RotarySettings ofTurnedPart(RotarySettings rotary, std::int64_t size) {
  rotary.headSize = rotary.turned = size;
  rotary.first = 0;
  return rotary;
}

}  // namespace

LatentAttention::LatentAttention(const StackConfig& stack, const AttentionConfig& config,
                                 const LatentAttentionTensors& tensors, LinearWorkspace& workspace,
                                 const Execution& execution, bool pack)
    : m_config(config),
      m_latent(*config.latent),
      m_rotary(rotaryOf(stack, config)),
      m_sharedRotary(ofTurnedPart(m_rotary, m_latent.rotarySize)),
      m_down({tensors.queryDown ? *tensors.queryDown : tensors.query, tensors.keyValueDown}, workspace,
             execution, {.pack = pack}),
      m_keyValueNorm(NormKind::RmsNorm, tensors.keyValueNorm, kLatentEpsilon),
      m_keyValueUp({tensors.key, tensors.value}, workspace, execution, {.pack = pack}),
      m_output({tensors.output}, workspace, execution, {.pack = pack}),
      m_taps(TapPart::Attention, config, tensors.output) {
  if (tensors.queryDown) {
    m_queryNorm.emplace(NormKind::RmsNorm, *tensors.queryNorm, kLatentEpsilon);
    m_queryUp.emplace(std::vector<LinearTensor>{tensors.query}, workspace, execution,
                      LinearOptions{.pack = pack});
  }
  if (tensors.indexer) m_indexer.emplace(*config.latent, *tensors.indexer, workspace, execution, pack);
}

LatentAttention::Parts LatentAttention::project(MatrixView in, const ForwardContext& context) const {
  LatentBuffers& buffers = context.buffers.latent;
  const std::int64_t rows = context.batch.rows();
  const std::int64_t rank = m_latent.keyValueRank;
  const std::int64_t first = m_down.outputs() - rank - m_latent.rotarySize;
  MutableMatrixView down = reserved(buffers.down, rows, m_down.outputs());
  m_down.store(in, 0, rows, down, context.linears, context.execution);
  MutableMatrixView queries = columnsOf(down, 0, first);
  MutableMatrixView queryLatents = m_queryNorm ? reserved(buffers.queries, rows, first) : queries;
  if (m_queryNorm) normalize(*m_queryNorm, queries, queryLatents, context.execution);
  MutableMatrixView latents = reserved(buffers.keyValues, rows, rank);
  normalize(m_keyValueNorm, columnsOf(down, first, rank), latents, context.execution);
  MutableMatrixView up = reserved(buffers.up, rows, m_keyValueUp.outputs());
  m_keyValueUp.store(readOnly(latents), 0, rows, up, context.linears, context.execution);
  return {.queryLatents = readOnly(queryLatents),
          .queries = m_queryUp ? upOf(*m_queryUp, queryLatents, context) : queries,
          .shared = columnsOf(down, first + rank, m_latent.rotarySize),
          .up = readOnly(up),
          .keys = reserved(buffers.keys, rows, m_config.heads * m_config.headSize)};
}

void LatentAttention::rotate(Parts& parts, const ForwardContext& context) const {
  const RotaryTable& table = context.rotaries[*m_config.rotary];
  parallelRows(context.execution, 0, parts.queries.rows(), (m_config.heads + 1) * m_latent.rotarySize,
               [&](std::int64_t begin, std::int64_t end, int) {
                 for (std::int64_t row = begin; row < end; ++row) {
                   rotateRow(table, row, m_rotary, rowOf(parts.queries, row));
                   rotateRow(table, row, m_sharedRotary, rowOf(parts.shared, row));
                 }
               });
}

// Gives every head its own part of the key and a copy of the part that turns.
void LatentAttention::assembleKeys(Parts& parts, const ForwardContext& context) const {
  const std::int64_t d = m_config.headSize;
  const std::int64_t own = d - m_latent.rotarySize;
  parallelRows(context.execution, 0, parts.keys.rows(), m_config.heads * d,
               [&](std::int64_t begin, std::int64_t end, int) {
                 for (std::int64_t row = begin; row < end; ++row) {
                   const float* from = parts.up.data() + row * parts.up.outerStride();
                   const std::span<float> shared = rowOf(parts.shared, row);
                   float* to = rowOf(parts.keys, row).data();
                   for (std::int64_t head = 0; head < m_config.heads; ++head, from += own, to += d)
                     std::copy(shared.begin(), shared.end(), std::copy_n(from, own, to));
                 }
               });
}

Matrix LatentAttention::joined(const Parts& parts) const {
  const std::int64_t values = m_config.heads * m_config.valueSize;
  Matrix all(parts.queries.rows(), parts.queries.cols() + parts.keys.cols() + values);
  all << parts.queries, parts.keys, parts.up.rightCols(values);
  return all;
}

void LatentAttention::forward(MatrixView in, std::span<const SequenceAttention> sequences,
                              std::int64_t firstNeededRow, MutableMatrixView residual,
                              const ForwardContext& context) const {
  const std::int64_t rows = context.batch.rows();
  const bool turns = m_config.rotary && !context.rotaries.empty();
  Parts parts = project(in, context);
  if (context.taps) {
    assembleKeys(parts, context);
    const Matrix before = joined(parts);
    m_taps.projected(viewOf(before), context);
    m_taps.normed(viewOf(before), context);
  }
  if (turns) rotate(parts, context);
  assembleKeys(parts, context);
  if (context.taps) m_taps.rotated(viewOf(joined(parts)), context);
  if (m_indexer)
    m_indexer->project(in, parts.queryLatents, turns ? &context.rotaries[*m_config.rotary] : nullptr,
                       context);
  MutableMatrixView z = context.view(context.buffers.z, m_output.inputs());
  const std::int64_t keys = m_config.heads * m_config.headSize;
  const std::int64_t values = m_config.heads * m_config.valueSize;
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    const PackedBatch::Sequence& own = context.batch.sequences[i];
    SequenceAttention sequence = sequences[i];
    AttentionLayerTrace& trace = *sequence.trace;
    if (m_indexer) {
      trace.setIndexKeys(m_indexer->keysOf(own, trace.indexKeys().get(), context));
      const KeySets* const earlier = trace.rule().keySets.get();
      sequence.rule.keySets = m_indexer->choose(own, sequence.rule, {*trace.indexKeys(), earlier}, context);
    }
    trace.appendQueries(blockOf(readOnly(parts.queries), own.firstRow, own.rows, 0, keys), context.execution);
    trace.appendKeys(blockOf(readOnly(parts.keys), own.firstRow, own.rows, 0, keys),
                     blockOf(parts.up, own.firstRow, own.rows, parts.up.cols() - values, values),
                     context.execution);
    attendRows(own, sequence, z, context);
  }
  m_taps.heads(readOnly(z), context);
  m_output.add(readOnly(z), firstNeededRow, rows, residual, context.linears, context.execution);
}

}  // namespace headlight
