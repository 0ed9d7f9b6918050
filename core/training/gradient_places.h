#pragma once

#include <span>

#include "core/training/linear_gradient.h"
#include "core/training/norm_gradient.h"
#include "core/training/row_views.h"

namespace headlight {

/// Where the gradients of parameters are added up: a block that is laid out as that of the parameters; or
/// nowhere, where nobody wants them.
class GradientPlaces {
 public:
  /// Nowhere: what is asked for is empty, and is left out.
  GradientPlaces() = default;
  GradientPlaces(std::span<const float> parameters, std::span<float> gradients)
      : m_parameters(parameters.data()), m_gradients(gradients.data()) {}

  /// Precondition: what is asked for lies in the block of the parameters, or is empty.
  std::span<float> of(std::span<const float> part) const {
    if (part.empty() || !m_gradients) return {};
    return {m_gradients + (part.data() - m_parameters), part.size()};
  }
  MutableMatrixView of(const MatrixView& part) const {
    if (!m_gradients) return noMutableView();
    return viewOf(m_gradients + (part.data() - m_parameters), part.rows(), part.cols(), part.outerStride());
  }
  LinearGradients of(const LinearWeights& weights) const { return {of(weights.weight), of(weights.bias)}; }
  NormGradients of(const NormWeights& weights) const { return {of(weights.weight), of(weights.bias)}; }

 private:
  const float* m_parameters = nullptr;
  float* m_gradients = nullptr;
};

}  // namespace headlight
