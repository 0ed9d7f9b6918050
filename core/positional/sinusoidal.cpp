#include "core/positional/sinusoidal.h"

#include <cmath>

namespace headlight {

void sinusoidalRow(std::int64_t position, double base, std::span<float> out) {
  // PE(pos, 2i) = sin(pos / base^(2i/d)), PE(pos, 2i+1) = cos(pos / base^(2i/d)), Vaswani et al. 2017, 3.5.
  // In double, since float32 loses a whole angle at large positions.
  const double modelSize = static_cast<double>(out.size());
  for (std::size_t dimension = 0; dimension < out.size(); ++dimension) {
    const double exponent = static_cast<double>(dimension - dimension % 2) / modelSize;
    const double angle = static_cast<double>(position) / std::pow(base, exponent);
    out[dimension] = static_cast<float>(dimension % 2 == 0 ? std::sin(angle) : std::cos(angle));
  }
}

Matrix sinusoidalMatrix(std::int64_t positions, std::int64_t modelSize, double base) {
  Matrix matrix(positions, modelSize);
  for (std::int64_t position = 0; position < positions; ++position) {
    sinusoidalRow(position, base, {matrix.row(position).data(), static_cast<std::size_t>(modelSize)});
  }
  return matrix;
}

}  // namespace headlight
