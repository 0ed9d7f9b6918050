#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/head_statistics.h"
#include "core/trace/pattern_source.h"

namespace headlight {

/// A head with the number it is ranked by.
struct RankedHead {
  HeadId head;
  double value = 0;
};

/// The formula of agreement for a tooltip.
const char* agreementFormula();

/// How alike two heads look: 1 - mean over queries of the Jensen-Shannon divergence of their rows in bits,
/// from 0 (no query looks at a key in both) to 1 (equal patterns). Clark et al. 2019 (arXiv 1906.04341,
/// section 6) measure the distance of heads by the same divergence; Lin 1991, IEEE Transactions on
/// Information Theory 37. A sink counts as one more key. NaN where rows do not sum to 1.
/// [layer * heads + head] with `head` and every head of the source; long texts are looked at as by
/// headStatistics(). By rows on execution.pool, the same numbers with any number of threads. Throws
/// Cancelled.
std::vector<double> agreements(const PatternSource& source, HeadId head, const Execution& execution,
                               const StatisticsOptions& options = {});

/// "Heads like this one": all other heads of all layers by agreement, the most alike first.
std::vector<RankedHead> headsLike(const PatternSource& source, HeadId head, const Execution& execution,
                                  const StatisticsOptions& options = {});

/// Which head looks from here to there: all heads by their weight in one cell, the largest first.
std::vector<RankedHead> headsByCell(const PatternSource& source, std::int64_t query, std::int64_t key);

/// All heads by a statistic, the strongest first (see StatisticInfo::lowIsStrong); NaN last, equal ones in
/// their order. `statistics` is [layer * heads + head] as headStatistics() gives it.
std::vector<RankedHead> headsByStatistic(const std::vector<HeadStatistics>& statistics, std::int64_t heads,
                                         Statistic statistic);

}  // namespace headlight
