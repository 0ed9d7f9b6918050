#include "core/positional/sinusoidal.h"

#include <algorithm>
#include <cmath>

namespace headlight {
namespace {

// Angles are computed in double, since float32 loses a whole angle at large positions.

// PE(pos, 2i) = sin(pos / base^(2i/d)), PE(pos, 2i+1) = cos(pos / base^(2i/d)), Vaswani et al. 2017, 3.5.
void interleavedRow(double position, double base, std::span<float> out) {
  const double modelSize = static_cast<double>(out.size());
  for (std::size_t dimension = 0; dimension < out.size(); ++dimension) {
    const double exponent = static_cast<double>(dimension - dimension % 2) / modelSize;
    const double angle = position / std::pow(base, exponent);
    out[dimension] = static_cast<float>(dimension % 2 == 0 ? std::sin(angle) : std::cos(angle));
  }
}

// PE(pos, i) = sin(pos / base^(2i/d)), and the cosines after them: Marian's create_weight. Of an odd number
// of dimensions the sines have one more.
void halvesRow(double position, double base, std::span<float> out) {
  const double modelSize = static_cast<double>(out.size());
  const std::size_t sines = (out.size() + 1) / 2;
  for (std::size_t i = 0; i < sines; ++i) {
    const double angle = position / std::pow(base, 2 * static_cast<double>(i) / modelSize);
    out[i] = static_cast<float>(std::sin(angle));
    if (sines + i < out.size()) out[sines + i] = static_cast<float>(std::cos(angle));
  }
}

// PE(pos, i) = sin(pos * exp(-i * ln(base) / (d/2 - 1))), and the cosines after them: fairseq's
// get_embedding. Of an odd number of dimensions the last is 0.
void fairseqRow(double position, double base, std::span<float> out) {
  const std::size_t half = out.size() / 2;
  const double steps = std::max(1.0, static_cast<double>(half) - 1);
  std::fill(out.begin(), out.end(), 0.0F);
  for (std::size_t i = 0; i < half; ++i) {
    const double angle = position * std::exp(-static_cast<double>(i) * std::log(base) / steps);
    out[i] = static_cast<float>(std::sin(angle));
    out[half + i] = static_cast<float>(std::cos(angle));
  }
}

}  // namespace

void sinusoidalRow(std::int64_t position, const SinusoidSettings& settings, std::span<float> out) {
  if (settings.zeroPadding && position < 0) {
    std::fill(out.begin(), out.end(), 0.0F);
    return;
  }
  const double shifted = static_cast<double>(position + settings.offset);
  switch (settings.kind) {
    case SinusoidKind::Interleaved:
      return interleavedRow(shifted, settings.base, out);
    case SinusoidKind::Halves:
      return halvesRow(shifted, settings.base, out);
    case SinusoidKind::Fairseq:
      return fairseqRow(shifted, settings.base, out);
  }
}

void sinusoidalRow(std::int64_t position, double base, std::span<float> out) {
  interleavedRow(static_cast<double>(position), base, out);
}

Matrix sinusoidalMatrix(std::int64_t positions, std::int64_t modelSize, const SinusoidSettings& settings) {
  Matrix matrix(positions, modelSize);
  for (std::int64_t position = 0; position < positions; ++position) {
    sinusoidalRow(position, settings, {matrix.row(position).data(), static_cast<std::size_t>(modelSize)});
  }
  return matrix;
}

Matrix sinusoidalMatrix(std::int64_t positions, std::int64_t modelSize, double base) {
  SinusoidSettings settings;
  settings.base = base;
  return sinusoidalMatrix(positions, modelSize, settings);
}

}  // namespace headlight
