#pragma once

#include <cstdint>
#include <optional>

#include "core/tensor/matrix.h"
#include "core/trace/pattern_source.h"

namespace headlight {

/// The query and the key of one cell of one head, as its score uses them: after norms of heads and rotary.
struct CellVectors {
  RowVector query;  // [d_k]
  RowVector key;    // [d_k]
};

/// Copies them from what a run left; nothing where the scores come from elsewhere or the layer has no
/// pattern. Preconditions: indices inside the pattern's shape.
std::optional<CellVectors> cellVectors(const ScoreSource& scores, HeadId head, std::int64_t query,
                                       std::int64_t key);

}  // namespace headlight
