#include "core/analysis/position_similarity.h"

namespace headlight {

Matrix positionSimilarity(const Matrix& encodings, PositionSimilarity kind) {
  if (kind == PositionSimilarity::Dot) return encodings * encodings.transpose();
  Matrix unit = encodings;
  for (Eigen::Index row = 0; row < unit.rows(); ++row) {
    const float norm = unit.row(row).norm();
    if (norm > 0) unit.row(row) /= norm;
  }
  return unit * unit.transpose();
}

Matrix rotaryMatrix(const Matrix& angles) {
  Matrix matrix(angles.rows(), 2 * angles.cols());
  matrix.leftCols(angles.cols()) = angles.array().cos();
  matrix.rightCols(angles.cols()) = angles.array().sin();
  return matrix;
}

}  // namespace headlight
