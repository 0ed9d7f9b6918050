#pragma once

#include <QString>

#include "core/trace/pattern_source.h"

namespace headlight {

/// "Layer 2, head 1".
QString headName(HeadId head);

/// What a head does with a query token: "light looks at be, 0.7927"; without one (-1) how sharp it is:
/// "largest weight of a row, mean 0.6720".
QString headValue(const PatternSource& source, HeadId head, std::int64_t query);

/// "light to be, layer 2, head 1"; of several heads the mean is meant.
QString cellName(const PatternSource& source, const std::vector<HeadId>& heads, std::int64_t query,
                 std::int64_t key);
/// The cell's weight, or "masked".
QString cellValue(const PatternSource& source, HeadId head, std::int64_t query, std::int64_t key);

}  // namespace headlight
