#include "core/explain/frozen_norm.h"

namespace headlight {
namespace {

Eigen::RowVectorXd widened(const TensorView& tensor) {
  RowVector values(tensor.elementCount());
  widen(tensor, 0, {values.data(), static_cast<std::size_t>(values.size())});
  return values.cast<double>();
}

}  // namespace

FrozenNorm::FrozenNorm(const NormConfig& config, const std::optional<NormTensor>& tensor, double scale)
    : m_centres(config.kind == NormKind::LayerNorm), m_scale(scale) {
  if (!tensor || config.weightless) return;
  m_factors = widened(tensor->weight);
  if (config.kind == NormKind::RmsNormPlusOne) m_factors.array() += 1;
  if (tensor->bias) m_bias = widened(*tensor->bias);
}

Eigen::RowVectorXd FrozenNorm::before(const Eigen::RowVectorXd& direction) const {
  Eigen::RowVectorXd before = direction / m_scale;
  if (m_factors.size() > 0) before.array() *= m_factors.array();
  if (m_centres) before.array() -= before.mean();
  return before;
}

double FrozenNorm::biasAlong(const Eigen::RowVectorXd& direction) const {
  return m_bias.size() > 0 ? m_bias.dot(direction) : 0;
}

}  // namespace headlight
