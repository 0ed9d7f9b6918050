#include "core/layers/attention_taps.h"

#include "core/layers/attention_heads.h"
#include "core/tensor/weight_matrix.h"

namespace headlight {
namespace {

MatrixView columns(const MatrixView& matrix, std::int64_t first, std::int64_t count) {
  return blockOf(matrix, 0, matrix.rows(), first, count);
}

}  // namespace

AttentionTaps::AttentionTaps(TapPart part, const AttentionConfig& config, LinearTensor output)
    : m_part(part),
      m_queries(config.heads * config.headSize),
      m_keys(config.keyValueHeads * config.headSize),
      m_values(config.keyValueHeads * config.valueSize),
      m_heads(config.heads),
      m_output(std::move(output)) {}

void AttentionTaps::projected(MatrixView projected, const ForwardContext& context) const {
  if (!context.taps) return;
  context.taps->record(m_part, TapPoint::Query, columns(projected, 0, m_queries));
  context.taps->record(m_part, TapPoint::Key, columns(projected, m_queries, m_keys));
  context.taps->record(m_part, TapPoint::Value, columns(projected, m_queries + m_keys, m_values));
}

void AttentionTaps::normed(MatrixView projected, const ForwardContext& context) const {
  if (!context.taps) return;
  context.taps->record(m_part, TapPoint::QueryNormed, columns(projected, 0, m_queries));
  context.taps->record(m_part, TapPoint::KeyNormed, columns(projected, m_queries, m_keys));
}

void AttentionTaps::rotated(MatrixView projected, const ForwardContext& context) const {
  if (!context.taps) return;
  context.taps->record(m_part, TapPoint::QueryRotated, columns(projected, 0, m_queries));
  context.taps->record(m_part, TapPoint::KeyRotated, columns(projected, m_queries, m_keys));
}

void AttentionTaps::queries(MatrixView queries, const ForwardContext& context) const {
  if (context.taps) context.taps->record(m_part, TapPoint::Query, queries);
}

void AttentionTaps::encoderKeys(MatrixView keyValues, const ForwardContext& context) const {
  if (!context.taps) return;
  context.taps->record(m_part, TapPoint::Key, columns(keyValues, 0, m_keys), 0);
  context.taps->record(m_part, TapPoint::Value, columns(keyValues, m_keys, m_values), 0);
}

void AttentionTaps::heads(MatrixView z, const ForwardContext& context) const {
  if (!context.taps) return;
  context.taps->record(m_part, TapPoint::Z, z);
  recordHeads(z, *context.taps);
}

void AttentionTaps::recordHeads(MatrixView z, TapRecorder& taps) const {
  const auto range = taps.wanted(m_part, TapPoint::HeadOutput);
  if (!range) return;
  const Matrix weight = weightMatrix(m_output);
  const std::int64_t rows = range->end - range->begin;
  const std::int64_t valueSize = m_output.inputs / m_heads;
  Matrix outputs(rows, m_heads * m_output.outputs);
  for (std::int64_t head = 0; head < m_heads; ++head) {
    outputs.middleCols(head * m_output.outputs, m_output.outputs).noalias() =
        z.block(range->begin, head * valueSize, rows, valueSize) *
        weight.middleCols(head * valueSize, valueSize).transpose();
  }
  taps.record(m_part, TapPoint::HeadOutput, viewOf(outputs), taps.start() + range->begin);
}

}  // namespace headlight
