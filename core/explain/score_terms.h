#pragma once

#include <cstdint>
#include <vector>

#include "core/parameters/stack_config.h"
#include "core/positional/rotary_pairs.h"
#include "core/trace/cell_vectors.h"

namespace headlight {

/// What each dimension adds to the dot product of one cell: q_i * k_i, exact in double.
std::vector<double> scoreTerms(const CellVectors& vectors);  // [d_k]

/// Their sum as a score has it: fused multiply-adds in float32 in the order of the dimensions, from 0. The
/// same bits as CellFacts::dot.
float sumOfTerms(const CellVectors& vectors);

/// The dot product on its way to the score: times the scale, and that behind the cap, the same where there is
/// none. With the bias it is the score of a cell that is not masked.
struct ScaledDot {
  float scaled = 0;
  float capped = 0;
};
ScaledDot scaledDot(const CellFacts& facts);

/// What each pair of turning dimensions adds: the sum of its two terms, [pairs]. Those of all pairs and the
/// terms of dimensions that do not turn sum to the dot product.
std::vector<double> pairShares(const std::vector<RotaryPair>& pairs, const std::vector<double>& terms);

/// The angle from the query's to the key's vector in the plane of a pair, in radians, -pi to pi. Rotary adds
/// frequency * (key's position - query's) to it.
double pairAngle(const RotaryPair& pair, const CellVectors& vectors);

/// A part of a head's dimensions that is made, or turned, in a way of its own.
struct DimensionGroup {
  enum class Kind {
    Whole,    // there is only one
    Turned,   // rotary turns these
    Passed,   // and not these
    Content,  // of latent attention: each head's own part, without positions
    Position  // of latent attention: the part that rotary turns, whose key all heads share
  };
  Kind kind = Kind::Whole;
  std::int64_t first = 0;
  std::int64_t count = 0;
};

/// The groups of a head in the order of its dimensions. `rotary`: what turns it, or nullptr.
std::vector<DimensionGroup> dimensionGroups(const AttentionConfig& attention, const RotarySettings* rotary);

}  // namespace headlight
