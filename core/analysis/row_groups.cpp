#include "core/analysis/row_groups.h"

#include <algorithm>

namespace headlight {

std::vector<std::int64_t> planGroups(const PatternShape& shape, std::int64_t cellsPerHead) {
  const std::int64_t all = (shape.queries + groupRows - 1) / groupRows;
  const std::int64_t affordable =
      std::max<std::int64_t>(1, cellsPerHead / std::max<std::int64_t>(1, shape.keys) / groupRows);
  const std::int64_t count = std::min(all, affordable);
  std::vector<std::int64_t> groups;
  for (std::int64_t i = 0; i < count; ++i) {
    // Late queries are the ones with many keys to choose from.
    const std::int64_t group = count == 1 ? all - 1 : i * (all - 1) / (count - 1);
    groups.push_back(group * groupRows);
  }
  return groups;
}

std::vector<HeadId> allHeadsOf(const PatternShape& shape) {
  std::vector<HeadId> heads;
  for (int layer = 0; layer < shape.layers; ++layer)
    for (int head = 0; head < shape.heads; ++head) heads.push_back({layer, head});
  return heads;
}

}  // namespace headlight
