#pragma once

#include <QString>

#include "ui/models/large_head.h"

namespace headlight {

/// What a cell is, in words for a tooltip: head, query and key with their positions, the exact weight, and
/// its rank among the query's keys. Rich text.
QString cellWords(const PatternSource& source, HeadId head, std::int64_t query, std::int64_t key);
/// The same for one large head or a mean of heads.
QString cellWords(const LargeHead& large, std::int64_t query, std::int64_t key);

/// The rank of a weight in its row, from 1; equal weights share a rank.
std::int64_t rankOfCell(const PatternSource& source, HeadId head, std::int64_t query, std::int64_t key);

}  // namespace headlight
