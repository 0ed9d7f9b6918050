#include "core/layers/head_norm.h"

namespace headlight {
namespace {

TensorView rowOf(const TensorView& tensor, std::int64_t row, std::int64_t size) {
  TensorView part = tensor;
  part.shape = {size};
  part.data += static_cast<std::size_t>(row * size) * sizeOf(tensor.dtype);
  return part;
}

}  // namespace

HeadNorms::Side HeadNorms::sideOf(HeadNorm kind, const NormConfig& norm, const NormTensor& tensor,
                                  std::int64_t heads, std::int64_t headSize) {
  Side side{.norms = {}, .columns = headSize, .count = heads};
  switch (kind) {
    case HeadNorm::None:
      side.count = 0;
      break;
    case HeadNorm::SharedByHeads:
      side.norms.emplace_back(norm.kind, tensor, norm.epsilon);
      break;
    case HeadNorm::AcrossHeads:
      side.norms.emplace_back(norm.kind, tensor, norm.epsilon);
      side.columns = heads * headSize;
      side.count = 1;
      break;
    case HeadNorm::PerHead:
      for (std::int64_t head = 0; head < heads; ++head) {
        NormTensor own{.weight = rowOf(tensor.weight, head, headSize), .bias = {}};
        if (tensor.bias) own.bias = rowOf(*tensor.bias, head, headSize);
        side.norms.emplace_back(norm.kind, own, norm.epsilon);
      }
      break;
  }
  return side;
}

HeadNorms::HeadNorms(const AttentionConfig& config, const NormConfig& norm, const NormTensor& query,
                     const NormTensor& key)
    : m_query(sideOf(config.headNorm, norm, query, config.heads, config.headSize)),
      m_key(sideOf(config.headNorm, norm, key, config.keyValueHeads, config.headSize)) {}

void HeadNorms::applySide(const Side& side, std::int64_t firstColumn, MutableMatrixView projected,
                          const Execution& execution) {
  for (std::int64_t i = 0; i < side.count; ++i) {
    const Norm& norm = side.norms.size() == 1 ? side.norms.front() : side.norms[static_cast<std::size_t>(i)];
    float* const data = projected.data() + firstColumn + i * side.columns;
    const Eigen::OuterStride<> stride(projected.outerStride());
    const MatrixView from(data, projected.rows(), side.columns, stride);
    norm.apply(from, 0, projected.rows(), MutableMatrixView(data, projected.rows(), side.columns, stride),
               execution);
  }
}

void HeadNorms::apply(MutableMatrixView projected, const Execution& execution) const {
  applySide(m_query, 0, projected, execution);
  applySide(m_key, m_query.count * m_query.columns, projected, execution);
}

}  // namespace headlight
