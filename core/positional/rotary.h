#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/parallel/execution.h"
#include "core/positional/rotary_frequencies.h"
#include "core/positional/rotary_settings.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// The angles of positions 0, 1, 2, ... in radians: [positions, r / 2].
Matrix rotaryAngles(const RotarySettings& settings, std::int64_t positions);

/// Cosines and sines of the angles of given positions, made once a run and used by every layer and head. The
/// attention factor of yarn and longrope is in them.
struct RotaryTable {
  Matrix cosines;  // [tokens, r / 2]
  Matrix sines;    // [tokens, r / 2]
};

/// How one run turns: frequencies of its length, and the attention factor.
struct RotaryTurns {
  std::vector<double> frequencies;  // [r / 2], radians a position
  double attentionFactor = 1;
};
RotaryTurns rotaryTurns(const RotarySettings& settings, std::int64_t tokens);

/// Fills row i of the table for positions[i]. A table is reused from run to run, so that its memory is
/// allocated once. Throws Cancelled.
void fillRotaryTable(const RotaryTurns& turns, std::span<const std::int64_t> positions, RotaryTable& table,
                     const Execution& execution = {});
/// The same with an attention factor of 1.
void fillRotaryTable(const std::vector<double>& frequencies, std::span<const std::int64_t> positions,
                     RotaryTable& table, const Execution& execution = {});

/// Turns one row of heads [heads * headSize] in place by the angles of the table's row, the turned dimensions
/// of each head paired as the settings say. Interleaved pairs keep their places, as in DeepSeek's and GPT-J's
/// own code; where Hugging Face's DeepSeek-V3 sorts them into halves, products of queries and keys are the
/// same. Only headSize, turned, first and pairs are looked at.
void rotateRow(const RotaryTable& table, std::int64_t tableRow, const RotarySettings& settings,
               std::span<float> row);
/// Turns by the opposite angles: what a gradient of turned heads becomes of the heads (the transposed matrix,
/// so that an attention factor multiplies here too).
void rotateRowBack(const RotaryTable& table, std::int64_t tableRow, const RotarySettings& settings,
                   std::span<float> row);
/// As rotateRow() for heads that turn whole, in halves.
void rotateRow(const RotaryTable& table, std::int64_t tableRow, std::int64_t headSize, std::span<float> row);

}  // namespace headlight
