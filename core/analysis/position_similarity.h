#pragma once

#include "core/tensor/matrix.h"

namespace headlight {

/// How alike the encodings of two positions are.
enum class PositionSimilarity { Cosine, Dot };

/// The similarity of every two rows: [positions, positions] of encodings [positions, dimensions]. The cosine
/// with a row of zeros is 0.
Matrix positionSimilarity(const Matrix& encodings, PositionSimilarity kind);

/// What rotary encodings do to every pair of dimensions at every position, as a matrix: the cosines of all
/// angles, then their sines, [positions, d_k] of angles [positions, d_k / 2]. The cosine similarity of two of
/// its rows is the mean of cos((m - n) theta_i), the factor by which the distance m - n alone scales q.k of
/// equal vectors.
Matrix rotaryMatrix(const Matrix& angles);

}  // namespace headlight
