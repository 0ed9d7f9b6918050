#include "core/trace/pattern_source.h"

#include <cassert>

namespace headlight {

float PatternSource::sinkShare(HeadId, std::int64_t) const { return 0; }

bool PatternSource::isMaskedRect(HeadId head, const CellRect& cells) const {
  for (std::int64_t query = cells.queryBegin; query < cells.queryEnd; ++query)
    for (std::int64_t key = cells.keyBegin; key < cells.keyEnd; ++key)
      if (!isMasked(head, query, key)) return false;
  return true;
}

std::int64_t PatternSource::visibleKeys(HeadId head, std::int64_t query) const {
  std::int64_t visible = 0;
  for (std::int64_t key = 0; key < shape().keys; ++key) visible += isMasked(head, query, key) ? 0 : 1;
  return visible;
}

bool PatternSource::isPooled(HeadId, const PoolRequest&) const { return false; }

int poolLevelFor(std::int64_t cells, std::int64_t pixels) {
  assert(pixels > 0);
  int level = 0;
  while (pooledSize(cells, level) > pixels) ++level;
  return level;
}

std::int64_t pooledSize(std::int64_t cells, int level) {
  assert(cells >= 0 && level >= 0 && level < 63);
  // Written without an addition before the shift, which could overflow for cell counts near the type's limit.
  return cells == 0 ? 0 : ((cells - 1) >> level) + 1;
}

}  // namespace headlight
