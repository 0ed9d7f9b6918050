#include "core/layers/attention_heads.h"

#include <algorithm>

namespace headlight {
namespace {

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

AttentionSizes attentionSizes(const AttentionConfig& config) {
  return {.heads = config.heads,
          .keyValueHeads = config.keyValueHeads,
          .headSize = config.headSize,
          .valueSize = config.valueSize};
}

MatrixView blockOf(const MatrixView& matrix, std::int64_t firstRow, std::int64_t rows, std::int64_t first,
                   std::int64_t count) {
  return {matrix.data() + firstRow * matrix.outerStride() + first, rows, count,
          Eigen::OuterStride<>(matrix.outerStride())};
}

void attendRows(const PackedBatch::Sequence& rows, const SequenceAttention& sequence, MutableMatrixView z,
                const ForwardContext& context) {
  const AttentionOutputs outputs{.z = z.data() + rows.firstRow * z.outerStride(), .zStride = z.outerStride()};
  attend(*sequence.trace, sequence.rule, rows.firstToken, outputs, context.buffers.attention,
         context.execution);
  for (const HeadChange& change : sequence.changes) {
    changeHead(change, rows, sequence.rule, sequence.trace->sizes().valueSize, z);
  }
}

}  // namespace headlight
