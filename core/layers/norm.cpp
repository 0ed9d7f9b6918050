#include "core/layers/norm.h"

#include "core/layers/layer_norm.h"
#include "core/layers/rms_norm.h"
#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

std::span<const float> spanOf(const RowVector& vector) {
  return {vector.data(), static_cast<std::size_t>(vector.size())};
}

}  // namespace

Norm::Norm(NormKind kind, const NormTensor& tensor, double epsilon)
    : m_kind(kind), m_weight(toMatrix(tensor.weight).row(0)), m_epsilon(static_cast<float>(epsilon)) {
  if (tensor.bias) m_bias = toMatrix(*tensor.bias).row(0);
}

void Norm::apply(MatrixView in, std::int64_t begin, std::int64_t end, MutableMatrixView out,
                 const Execution& execution) const {
  const std::size_t size = static_cast<std::size_t>(m_weight.size());
  parallelRows(execution, begin, end, m_weight.size(), [&](std::int64_t first, std::int64_t last, int) {
    for (std::int64_t row = first; row < last; ++row) {
      const std::span<const float> from(in.data() + row * in.outerStride(), size);
      const std::span<float> to(out.data() + row * out.outerStride(), size);
      switch (m_kind) {
        case NormKind::LayerNorm:
          layerNorm(from, spanOf(m_weight), spanOf(m_bias), m_epsilon, to);
          break;
        case NormKind::RmsNorm:
          rmsNorm(from, spanOf(m_weight), m_epsilon, to);
          break;
      }
    }
  });
}

}  // namespace headlight
