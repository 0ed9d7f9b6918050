#include "core/layers/multi_head_attention.h"

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

MatrixView columns(const MatrixView& matrix, std::int64_t firstRow, std::int64_t rows, std::int64_t first,
                   std::int64_t count) {
  return {matrix.data() + firstRow * matrix.outerStride() + first, rows, count,
          Eigen::OuterStride<>(matrix.outerStride())};
}

bool isCut(const AttentionRule& rule, std::int64_t token) {
  return rule.blocked && (rule.blocked->queries[static_cast<std::size_t>(token)] & BlockedCells::queryCut);
}

// Replaces the z of one head in the rows of one sequence.
void changeHead(const HeadChange& change, const PackedBatch::Sequence& rows, const AttentionRule& rule,
                std::int64_t valueSize, MutableMatrixView z) {
  auto block = z.block(rows.firstRow, change.head * valueSize, rows.rows, valueSize);
  if (!change.mean) {
    block.setZero();
    return;
  }
  Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(valueSize);
  std::int64_t count = 0;
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (isCut(rule, rows.firstToken + row)) continue;
    sum += block.row(row).cast<double>();
    ++count;
  }
  const RowVector mean = (sum / static_cast<double>(std::max<std::int64_t>(count, 1))).cast<float>();
  block.rowwise() = mean;
}

}  // namespace

MultiHeadAttention::MultiHeadAttention(const AttentionTensors& tensors, const AttentionSizes& sizes,
                                       LinearWorkspace& workspace, const Execution& execution, bool pack)
    : m_sizes(sizes),
      m_projection({tensors.query, tensors.key, tensors.value}, workspace, execution, {.pack = pack}),
      m_output({tensors.output}, workspace, execution, {.pack = pack}) {}

void MultiHeadAttention::rotate(MutableMatrixView projected, const ForwardContext& context) const {
  // Queries and keys lie side by side, so both are turned at once.
  const std::int64_t size = (m_sizes.heads + m_sizes.keyValueHeads) * m_sizes.headSize;
  parallelRows(context.execution, 0, projected.rows(), size, [&](std::int64_t begin, std::int64_t end, int) {
    for (std::int64_t row = begin; row < end; ++row) {
      rotateRow(*context.rotary, row, m_sizes.headSize,
                {projected.data() + row * projected.outerStride(), static_cast<std::size_t>(size)});
    }
  });
}

void MultiHeadAttention::attendSequence(const PackedBatch::Sequence& rows, const SequenceAttention& sequence,
                                        MatrixView projected, MutableMatrixView z,
                                        const ForwardContext& context) const {
  const std::int64_t queries = m_sizes.heads * m_sizes.headSize;
  const std::int64_t keys = m_sizes.keyValueHeads * m_sizes.headSize;
  const std::int64_t values = m_sizes.keyValueHeads * m_sizes.valueSize;
  AttentionLayerTrace& trace = *sequence.trace;
  trace.appendQueries(columns(projected, rows.firstRow, rows.rows, 0, queries), context.execution);
  trace.appendKeys(columns(projected, rows.firstRow, rows.rows, queries, keys),
                   columns(projected, rows.firstRow, rows.rows, queries + keys, values), context.execution);
  const AttentionOutputs outputs{.z = z.data() + rows.firstRow * z.outerStride(), .zStride = z.outerStride()};
  attend(trace, sequence.rule, rows.firstToken, outputs, context.buffers.attention, context.execution);
  for (const HeadChange& change : sequence.changes) {
    changeHead(change, rows, sequence.rule, m_sizes.valueSize, z);
  }
}

void MultiHeadAttention::forward(MatrixView in, std::span<const SequenceAttention> sequences,
                                 std::int64_t firstNeededRow, MutableMatrixView residual,
                                 const ForwardContext& context) const {
  const std::int64_t rows = context.batch.rows();
  MutableMatrixView projected = context.view(context.buffers.projected, m_projection.outputs());
  MutableMatrixView z = context.view(context.buffers.z, m_output.inputs());
  m_projection.store(in, 0, rows, projected, context.linears, context.execution);
  if (context.rotary) rotate(projected, context);
  const MatrixView made(projected.data(), rows, projected.cols(), Eigen::OuterStride<>(projected.cols()));
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    attendSequence(context.batch.sequences[i], sequences[i], made, z, context);
  }
  const MatrixView outputs(z.data(), rows, z.cols(), Eigen::OuterStride<>(z.cols()));
  m_output.add(outputs, firstNeededRow, rows, residual, context.linears, context.execution);
}

}  // namespace headlight
