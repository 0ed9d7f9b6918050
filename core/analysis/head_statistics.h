#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/statistic.h"
#include "core/analysis/statistic_sums.h"
#include "core/trace/pattern_source.h"

namespace headlight {

/// What one head does, in numbers: means over the query tokens. A number that has no meaning is NaN:
/// all of them in a layer without a pattern; entropies where rows do not sum to 1 (a sink counts as one more
/// key of its row); distance, self, previous, next, duplicate and induction where queries and keys are not
/// the same tokens, the last two also where no token stands twice. Formulas and sources: statisticTable().
struct HeadStatistics {
  double entropyBits = 0;        // -sum of p log2 p
  double normalizedEntropy = 0;  // entropy / log2(number of visible keys), over rows that see at least two
  double distance = 0;           // sum of p |query - key|, in tokens
  double firstToken = 0;         // weight on key 0
  double specialTokens = 0;      // weight on all special tokens together
  double punctuation = 0;        // weight on all tokens that are punctuation alone
  double self = 0;               // weight on the token itself
  double previous = 0;           // weight on the token before, over queries that have one
  double next = 0;               // weight on the token after, over queries that have one
  double duplicate = 0;          // weight on earlier tokens equal to the query's, over queries that have one
  double induction = 0;      // weight on what followed those, itself left out, over queries that have such
  double rowMaximum = 0;     // confidence: mean of each row's largest weight
  double largestWeight = 0;  // the largest weight of all rows looked at
  std::int64_t rows = 0;     // how many query tokens were looked at
  std::int64_t duplicateRows = 0;  // how many of them have an equal token before them
  std::int64_t inductionRows = 0;  // and how many of them such a one with another token after it
  bool sampled = false;            // whether `rows` are fewer than all
};

/// The statistic's field.
double valueOf(const HeadStatistics& head, Statistic statistic);

/// The means of sums. `sampled` is false.
HeadStatistics statisticsOf(const StatisticSums& sums);

struct StatisticsOptions {
  /// With more cells than this in a head, evenly spread groups of 8 queries stand for all.
  std::int64_t cellsPerHead = std::int64_t{1} << 22;
};

/// Statistics of the given heads, in their order, by rows on execution.pool: memory is some rows a thread.
/// The same source gives the same numbers with any number of threads. Throws Cancelled.
std::vector<HeadStatistics> headStatistics(const PatternSource& source, const std::vector<HeadId>& heads,
                                           const Execution& execution, const StatisticsOptions& options = {});

/// Of all heads: [layer * heads + head].
std::vector<HeadStatistics> headStatistics(const PatternSource& source, const Execution& execution,
                                           const StatisticsOptions& options = {});

/// What the means are made of, for statistics over several texts.
std::vector<StatisticSums> headStatisticSums(const PatternSource& source, const std::vector<HeadId>& heads,
                                             const Execution& execution,
                                             const StatisticsOptions& options = {});

}  // namespace headlight
