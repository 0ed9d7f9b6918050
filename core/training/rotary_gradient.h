#pragma once

#include <cstdint>
#include <span>

#include "core/positional/rotary.h"

namespace headlight {

/// Turns the heads of rows in place by core/positional/rotary's function: row i, [heads * headSize], by the
/// angles of the table's row positions[i]. A table of positions 0, 1, 2, ... (fillRotaryTable) serves all
/// micro-batches. `rows` may be a view of the columns of queries or keys.
void rotaryForward(const RotaryTable& table, std::span<const std::int32_t> positions,
                   const RotarySettings& settings, MutableMatrixView rows);
/// The gradient of what was turned from that of the turned rows, in place: a turn by the opposite angle,
/// times the attention factor that the table's numbers have (the transposed of Su et al. 2021, arXiv
/// 2104.09864, equation 34).
void rotaryBackward(const RotaryTable& table, std::span<const std::int32_t> positions,
                    const RotarySettings& settings, MutableMatrixView rows);

}  // namespace headlight
