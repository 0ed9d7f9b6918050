#pragma once

#include "core/analysis/head_statistics.h"

namespace headlight {

/// The head that is shown before a person has chosen one: a pointed one whose aim is not only a place. Of the
/// heads that give less than half of their weight (mean over the queries) to each of the token before, the
/// token itself, the token after, the first token, and the special tokens together, it is the one of lowest
/// normalized entropy; where every head is tied to such a place, the one of lowest normalized entropy of all.
/// Of equal ones the first; head 0 of layer 0 where rows are no distributions. `statistics` is
/// [layer * heads + head], as headStatistics() gives it.
HeadId firstHead(const std::vector<HeadStatistics>& statistics, std::int64_t heads);

/// The same for a pattern, looking at enough queries of it. Throws Cancelled.
HeadId firstHead(const PatternSource& source, const Execution& execution);

}  // namespace headlight
