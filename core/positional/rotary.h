#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/parallel/execution.h"
#include "core/positional/rotary_settings.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// Radians a position that each pair of dimensions turns by: [d_k / 2]. `tokens` is the length of the
/// sequence, which only scaling "dynamic" depends on.
std::vector<double> rotaryFrequencies(const RotarySettings& settings, std::int64_t tokens);

/// Whether the angles of a sequence this long depend on its length ("dynamic" past its limit), so that every
/// key changes when a token is added.
bool rotaryDependsOnLength(const RotarySettings& settings, std::int64_t tokens);

/// The angles of positions 0, 1, 2, ... in radians: [positions, d_k / 2].
Matrix rotaryAngles(const RotarySettings& settings, std::int64_t positions);

/// Cosines and sines of the angles of given positions, made once a run and used by every layer and head.
struct RotaryTable {
  Matrix cosines;  // [tokens, d_k / 2]
  Matrix sines;    // [tokens, d_k / 2]
};

/// Fills row i of the table for positions[i]. A table is reused from run to run, so that its memory is
/// allocated once. Throws Cancelled.
void fillRotaryTable(const std::vector<double>& frequencies, std::span<const std::int64_t> positions,
                     RotaryTable& table, const Execution& execution = {});

/// Turns one row of heads [heads * d_k] in place by the angles of the table's row: dimension i of a head is
/// paired with i + d_k / 2, as Hugging Face's checkpoints have it.
void rotateRow(const RotaryTable& table, std::int64_t tableRow, std::int64_t headSize, std::span<float> row);

}  // namespace headlight
