#pragma once

#include "core/trace/pattern_source.h"

namespace headlight {

/// Pooled pixels of any source by way of its tiles, for sources without a faster way: fulfils
/// PatternSource::pooled(). Tiles are asked for from several threads of execution.pool, each without a pool
/// of its own. Max pooling is exact; mean pooling sums in float64. Throws Cancelled.
void poolTiles(const PatternSource& source, HeadId head, const PoolRequest& request, float* out,
               std::int64_t stride, const Execution& execution);

}  // namespace headlight
