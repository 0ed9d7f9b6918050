#include "core/analysis/statistic_sums.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/row_entropy.h"

namespace headlight {
namespace {

// What one pass over a row finds.
struct RowScan {
  double entropy = 0;  // bits
  double distance = 0;
  float largest = -std::numeric_limits<float>::infinity();
};

RowScan scan(const StatisticRow& row) {
  const float* const weights = row.weights.data();
  const auto keys = static_cast<std::int64_t>(row.weights.size());
  RowScan found;
  found.entropy = -static_cast<double>(timesLog2(row.sinkShare));
  // Short pieces in float32, which the compiler vectorizes, added up in float64.
  constexpr std::int64_t piece = 64;
  for (std::int64_t begin = 0; begin < keys; begin += piece) {
    const std::int64_t end = std::min(keys, begin + piece);
    float entropy = 0;
    float distance = 0;
    for (std::int64_t key = begin; key < end; ++key) {
      entropy -= timesLog2(weights[key]);
      distance += weights[key] * static_cast<float>(std::abs(row.query - key));
      found.largest = weights[key] > found.largest ? weights[key] : found.largest;
    }
    found.entropy += static_cast<double>(entropy);
    found.distance += static_cast<double>(distance);
  }
  return found;
}

double sumOver(const StatisticRow& row, const std::vector<std::int64_t>& keys) {
  double sum = 0;
  for (const std::int64_t key : keys) sum += static_cast<double>(row.weights[static_cast<std::size_t>(key)]);
  return sum;
}

// The weights on earlier tokens equal to the query's, and on what came after each of them (Olsson et al.
// 2022, arXiv 2209.11895, prefix matching; Wang et al. 2022, arXiv 2211.00593, duplicate-token heads). The
// token itself never counts, though it follows its like where the same token stands twice in a row.
void addRepeats(StatisticSums& sums, const StatisticRow& row, const TokenMarks& marks) {
  const auto weight = [&](std::int64_t key) {
    return static_cast<double>(row.weights[static_cast<std::size_t>(key)]);
  };
  const auto before = [&](std::int64_t token) { return marks.sameBefore[static_cast<std::size_t>(token)]; };
  double same = 0;
  double after = 0;
  bool hasAfter = false;
  for (std::int64_t token = before(row.query); token >= 0; token = before(token)) {
    same += weight(token);
    if (token + 1 == row.query) continue;
    hasAfter = true;
    after += weight(token + 1);
  }
  if (before(row.query) >= 0) sums.add(Statistic::Duplicate, same);
  if (hasAfter) sums.add(Statistic::Induction, after);
}

// What is counted from the query's own place among the keys.
void addPlaces(StatisticSums& sums, const StatisticRow& row, const TokenMarks& marks) {
  const auto keys = static_cast<std::int64_t>(row.weights.size());
  const auto weight = [&](std::int64_t key) {
    return static_cast<double>(row.weights[static_cast<std::size_t>(key)]);
  };
  sums.add(Statistic::Self, row.query < keys ? weight(row.query) : 0);
  if (row.query > 0 && row.query - 1 < keys) sums.add(Statistic::Previous, weight(row.query - 1));
  if (row.query + 1 < keys) sums.add(Statistic::Next, weight(row.query + 1));
  if (row.query < keys) addRepeats(sums, row, marks);
}

}  // namespace

void StatisticSums::add(const StatisticSums& other) {
  for (std::size_t i = 0; i < statisticCount; ++i) {
    sums[i] += other.sums[i];
    rows[i] += other.rows[i];
  }
  largestWeight = std::max(largestWeight, other.largestWeight);
  allRows += other.allRows;
}

double StatisticSums::mean(Statistic statistic) const {
  const auto index = static_cast<std::size_t>(statistic);
  return rows[index] > 0 ? sums[index] / static_cast<double>(rows[index])
                         : std::numeric_limits<double>::quiet_NaN();
}

void addRow(StatisticSums& sums, const StatisticRow& row, const TokenMarks& marks) {
  const RowScan found = scan(row);
  ++sums.allRows;
  sums.largestWeight = std::max(sums.largestWeight, static_cast<double>(found.largest));
  sums.add(Statistic::Confidence, static_cast<double>(found.largest));
  sums.add(Statistic::First, static_cast<double>(row.weights.front()));
  sums.add(Statistic::Special, sumOver(row, marks.special));
  sums.add(Statistic::Punctuation, sumOver(row, marks.punctuation));
  if (row.isDistribution) {
    sums.add(Statistic::Entropy, found.entropy);
    if (row.visibleKeys > 1) {
      const double most = std::log2(static_cast<double>(row.visibleKeys));
      sums.add(Statistic::NormalizedEntropy, found.entropy / most);
    }
  }
  if (!row.sameTokens) return;
  sums.add(Statistic::Distance, found.distance);
  addPlaces(sums, row, marks);
}

}  // namespace headlight
