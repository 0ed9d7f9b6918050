#pragma once

#include <optional>

#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// A norm of one row with what it divides by held at the value that it had there: a linear map and a bias, so
/// that a sum's norm is the sum of its parts' (Elhage et al. 2021, "A Mathematical Framework for Transformer
/// Circuits", "Handling Layer Normalization"). In float64.
class FrozenNorm {
 public:
  /// `tensor`: nothing for a norm without weights. `scale`: sqrt(variance + epsilon) of the row, or
  /// sqrt(mean(x^2) + epsilon) of an RMSNorm.
  FrozenNorm(const NormConfig& config, const std::optional<NormTensor>& tensor, double scale);

  /// The direction v' before the norm with x . v' = (norm(x) - bias) . v for every x: [d_model].
  Eigen::RowVectorXd before(const Eigen::RowVectorXd& direction) const;
  /// What the norm's bias has of a direction behind it; 0 without one.
  double biasAlong(const Eigen::RowVectorXd& direction) const;

 private:
  bool m_centres;                // whether the row's mean is taken off: a LayerNorm
  Eigen::RowVectorXd m_factors;  // [d_model], or empty: all are 1
  Eigen::RowVectorXd m_bias;     // [d_model], or empty
  double m_scale;
};

}  // namespace headlight
