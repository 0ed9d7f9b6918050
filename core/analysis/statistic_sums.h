#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/analysis/statistic.h"
#include "core/analysis/token_marks.h"

namespace headlight {

/// Sums of each statistic over rows of one head, and over how many rows: what means are made of.
struct StatisticSums {
  std::array<double, statisticCount> sums{};
  std::array<std::int64_t, statisticCount> rows{};  // that the statistic has a meaning for
  double largestWeight = 0;
  std::int64_t allRows = 0;

  void add(Statistic statistic, double value) {
    sums[static_cast<std::size_t>(statistic)] += value;
    ++rows[static_cast<std::size_t>(statistic)];
  }
  void add(const StatisticSums& other);
  /// NaN over no row.
  double mean(Statistic statistic) const;
};

/// One row of a head.
struct StatisticRow {
  std::span<const float> weights;  // [keys]
  std::int64_t query = 0;
  std::int64_t visibleKeys = 0;  // a sink counts as one more
  float sinkShare = 0;           // one more weight of the row where the head has a sink
  bool isDistribution = true;    // whether the weights, and the sink's, sum to 1
  bool sameTokens = true;        // whether queries and keys are the same tokens: not in cross-attention
};

/// Adds a row of a head to its sums. `marks`: of the keys.
void addRow(StatisticSums& sums, const StatisticRow& row, const TokenMarks& marks);

}  // namespace headlight
