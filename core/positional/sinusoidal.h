#pragma once

#include <cstdint>
#include <span>

#include "core/tensor/matrix.h"

namespace headlight {

/// Where the sines and cosines of a position go, and how fast they turn.
enum class SinusoidKind {
  /// Dimension 2i is sin(position / base^(2i / d_model)), dimension 2i + 1 the cosine of the same angle.
  Interleaved,
  /// The same angles, all sines before all cosines (Marian, Pegasus).
  Halves,
  /// All sines before all cosines, of position * base^(-i / (d_model / 2 - 1)) (M2M-100, XGLM, Whisper).
  Fairseq
};

struct SinusoidSettings {
  SinusoidKind kind = SinusoidKind::Interleaved;
  double base = 10000;
  std::int64_t offset = 0;   // added to every position: 2 in M2M-100 and XGLM
  bool zeroPadding = false;  // whether position -1, that of padding, has a row of zeros
  bool operator==(const SinusoidSettings&) const = default;
};

/// The sinusoidal encoding of one position, Vaswani et al. 2017 (arXiv 1706.03762), section 3.5. `out` is
/// [d_model], which may be odd. Precondition: position + offset >= 0.
void sinusoidalRow(std::int64_t position, const SinusoidSettings& settings, std::span<float> out);
/// The same, as the paper has it.
void sinusoidalRow(std::int64_t position, double base, std::span<float> out);

/// The encodings of positions 0, 1, 2, ...: [positions, d_model].
Matrix sinusoidalMatrix(std::int64_t positions, std::int64_t modelSize, const SinusoidSettings& settings);
Matrix sinusoidalMatrix(std::int64_t positions, std::int64_t modelSize, double base = 10000);

}  // namespace headlight
