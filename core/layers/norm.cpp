#include "core/layers/norm.h"

#include <cassert>

#include "core/layers/layer_norm.h"
#include "core/layers/rms_norm.h"
#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

void append(const TensorView& tensor, RowVector& vector) {
  const Eigen::Index before = vector.size();
  vector.conservativeResize(before + tensor.elementCount());
  widen(tensor, 0, {vector.data() + before, static_cast<std::size_t>(tensor.elementCount())});
}

}  // namespace

Norm::Norm(NormKind kind, const NormTensor& tensor, double epsilon)
    : Norm(kind, std::span<const NormTensor>(&tensor, 1), epsilon) {}

Norm::Norm(NormKind kind, std::span<const NormTensor> heads, double epsilon)
    : m_kind(kind), m_epsilon(static_cast<float>(epsilon)) {
  for (const NormTensor& head : heads) {
    append(head.weight, m_weight);
    if (head.bias) append(*head.bias, m_bias);
  }
  assert(m_bias.size() == 0 || m_bias.size() == m_weight.size());
  if (kind == NormKind::RmsNormPlusOne) m_weight.array() += 1.0F;
}

Norm::Norm(NormKind kind, std::int64_t size, double epsilon)
    : m_kind(kind), m_weight(RowVector::Ones(size)), m_epsilon(static_cast<float>(epsilon)) {}

void Norm::applyToRow(std::span<const float> in, std::int64_t firstWeight, std::span<float> out) const {
  const std::span<const float> weight(m_weight.data() + firstWeight, in.size());
  switch (m_kind) {
    case NormKind::LayerNorm: {
      const std::span<const float> bias(m_bias.data() + (m_bias.size() ? firstWeight : 0),
                                        m_bias.size() ? in.size() : 0);
      layerNorm(in, weight, bias, m_epsilon, out);
      break;
    }
    case NormKind::RmsNorm:
    case NormKind::RmsNormPlusOne:
      rmsNorm(in, weight, m_epsilon, out);
      break;
  }
}

float Norm::scaleOf(std::span<const float> in) const {
  return m_kind == NormKind::LayerNorm ? layerNormScale(in, m_epsilon) : rmsNormScale(in, m_epsilon);
}

void Norm::apply(MatrixView in, std::int64_t begin, std::int64_t end, MutableMatrixView out,
                 const Execution& execution) const {
  const std::size_t size = static_cast<std::size_t>(m_weight.size());
  parallelRows(execution, begin, end, m_weight.size(), [&](std::int64_t first, std::int64_t last, int) {
    for (std::int64_t row = first; row < last; ++row) {
      applyToRow({in.data() + row * in.outerStride(), size}, 0, {out.data() + row * out.outerStride(), size});
    }
  });
}

void normHeads(const Norm& norm, const HeadColumns& columns, MutableMatrixView rows,
               const Execution& execution) {
  const std::int64_t all = columns.heads * columns.headSize;
  assert(norm.size() == columns.headSize || norm.size() == all);
  const std::int64_t step = norm.size() == columns.headSize ? 0 : columns.headSize;
  const std::size_t size = static_cast<std::size_t>(columns.headSize);
  parallelRows(execution, 0, rows.rows(), all, [&](std::int64_t begin, std::int64_t end, int) {
    for (std::int64_t row = begin; row < end; ++row) {
      float* data = rows.data() + row * rows.outerStride() + columns.first;
      for (std::int64_t head = 0; head < columns.heads; ++head, data += columns.headSize) {
        norm.applyToRow({data, size}, head * step, {data, size});
      }
    }
  });
}

}  // namespace headlight
