#pragma once

#include <optional>
#include <vector>

#include "core/parameters/stack_config.h"
#include "core/positional/rotary.h"

namespace headlight {

/// Positions that are computed, not learned, of one stack: made once, read by every micro-batch.
struct PositionTables {
  std::int64_t positions = 0;         // no sequence may be longer
  std::optional<Matrix> sinusoids;    // [positions, d_table]
  std::vector<RotaryTable> rotaries;  // [rotaries of the stack], each with a row for each position
};

/// For as many positions as the stack has learned, or was made for, but at most `longest`.
PositionTables makePositionTables(const StackConfig& config, std::int64_t longest);

}  // namespace headlight
