#include "core/analysis/first_head.h"

#include <algorithm>
#include <cmath>

namespace headlight {
namespace {

constexpr double half = 0.5;
// A choice needs no better statistics than this many cells of each head give.
constexpr std::int64_t cellsLookedAt = std::int64_t{1} << 18;

// Whether one place, counted from the query or from the text's begin, has half of the weight. A number that
// has no meaning is NaN and ties a head to nothing.
bool isTiedToAPlace(const HeadStatistics& head) {
  return head.previous >= half || head.self >= half || head.next >= half || head.firstToken >= half ||
         head.specialTokens >= half;
}

}  // namespace

HeadId firstHead(const std::vector<HeadStatistics>& statistics, std::int64_t heads) {
  const auto rank = [](const HeadStatistics& head) {
    return std::pair(isTiedToAPlace(head), std::isnan(head.normalizedEntropy) ? 2 : head.normalizedEntropy);
  };
  const auto best =
      std::min_element(statistics.begin(), statistics.end(),
                       [&](const HeadStatistics& a, const HeadStatistics& b) { return rank(a) < rank(b); });
  if (best == statistics.end() || heads < 1 || std::isnan(best->normalizedEntropy)) return {};
  const std::int64_t index = best - statistics.begin();
  return {static_cast<int>(index / heads), static_cast<int>(index % heads)};
}

HeadId firstHead(const PatternSource& source, const Execution& execution) {
  return firstHead(headStatistics(source, execution, {cellsLookedAt}), source.shape().heads);
}

}  // namespace headlight
