#include "core/layers/head_norm.h"

namespace headlight {
namespace {

HeadColumns columnsOf(HeadNorm kind, std::int64_t first, std::int64_t heads, std::int64_t headSize) {
  if (kind == HeadNorm::AcrossHeads) return {.first = first, .heads = 1, .headSize = heads * headSize};
  return {.first = first, .heads = heads, .headSize = headSize};
}

// A weight for each head, [heads, d_k], is one row of all of them to the norm.
NormTensor inOneRow(NormTensor tensor) {
  tensor.weight.shape = {tensor.weight.elementCount()};
  if (tensor.bias) tensor.bias->shape = {tensor.bias->elementCount()};
  return tensor;
}

}  // namespace

HeadNorms::HeadNorms(const AttentionConfig& config, const NormConfig& norm, const NormTensor& query,
                     const NormTensor& key)
    : m_queries(columnsOf(config.headNorm, 0, config.heads, config.headSize)),
      m_keys(
          columnsOf(config.headNorm, config.heads * config.headSize, config.keyValueHeads, config.headSize)),
      m_query(norm.kind, inOneRow(query), norm.epsilon),
      m_key(norm.kind, inOneRow(key), norm.epsilon) {}

void HeadNorms::apply(MutableMatrixView projected, const Execution& execution) const {
  normHeads(m_query, m_queries, projected, execution);
  normHeads(m_key, m_keys, projected, execution);
}

}  // namespace headlight
