#include "core/explain/unrotated_vectors.h"

namespace headlight {
namespace {

TapRequest requestOf(TapPoint point, const UnrotatedRequest& asked, std::optional<std::int64_t> token) {
  TapRequest request{TapPart::Attention, point, asked.kind, asked.layer};
  if (token) {
    request.firstToken = *token;
    request.endToken = *token + 1;
  }
  return request;
}

std::optional<RowVector> rowOf(const TapRecord& record, std::int64_t token, std::int64_t head) {
  const std::int64_t row = token - record.firstToken;
  if (row < 0 || row >= record.values.rows()) return std::nullopt;
  const std::int64_t size = record.values.cols() / record.heads;
  return record.values.row(row).segment(head * size, size);
}

}  // namespace

UnrotatedVectors UnrotatedVectors::record(Transformer& transformer, RunRequest request,
                                          const UnrotatedRequest& asked, const Execution& execution) {
  const ModelConfig& model = transformer.config();
  const StackConfig& stack = asked.kind == AttentionKind::Encoder ? *model.encoder : *model.decoder;
  const AttentionConfig& attention = stack.attention(static_cast<std::size_t>(asked.layer));
  const bool normed =
      attention.headNorm != HeadNorm::None && attention.headNormPlace == HeadNormPlace::BeforeRotary;
  request.record.logits = LogitsRecord::None;
  request.record.residuals = false;
  request.record.taps = {requestOf(normed ? TapPoint::QueryNormed : TapPoint::Query, asked, asked.query),
                         requestOf(normed ? TapPoint::KeyNormed : TapPoint::Key, asked, asked.key)};
  const auto trace = transformer.run(request, execution);
  UnrotatedVectors made;
  made.m_queries = trace->taps->records[0];
  made.m_keys = trace->taps->records[1];
  if (attention.clip > 0) {
    for (TapRecord* const record : {&made.m_queries, &made.m_keys})
      record->values = record->values.cwiseMax(-attention.clip).cwiseMin(attention.clip).eval();
  }
  return made;
}

std::optional<CellVectors> UnrotatedVectors::at(std::int64_t head, std::int64_t query,
                                                std::int64_t key) const {
  const auto q = rowOf(m_queries, query, head);
  const auto k = rowOf(m_keys, key, head * m_keys.heads / m_queries.heads);
  if (!q || !k) return std::nullopt;
  return CellVectors{*q, *k};
}

}  // namespace headlight
