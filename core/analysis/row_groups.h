#pragma once

#include <cstdint>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// How many rows of a head are computed at once.
constexpr std::int64_t groupRows = 8;

/// The first queries of the groups of `groupRows` rows that stand for a head: all of them, or, with more than
/// `cellsPerHead` cells, evenly spread ones, the last group included.
std::vector<std::int64_t> planGroups(const PatternShape& shape, std::int64_t cellsPerHead);

/// Every head of a source: [layer * heads + head].
std::vector<HeadId> allHeadsOf(const PatternShape& shape);

}  // namespace headlight
