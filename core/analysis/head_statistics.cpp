#include "core/analysis/head_statistics.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <span>

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

constexpr std::int64_t groupRows = 8;

// Sums over some rows of a head.
struct Sums {
  double entropyBits = 0, normalizedEntropy = 0, distance = 0, firstToken = 0, specialTokens = 0, self = 0,
         previous = 0, next = 0;
  double rowMaximum = 0, largestWeight = 0;
  std::int64_t rows = 0, rowsWithChoice = 0, rowsWithPrevious = 0, rowsWithNext = 0;
};

void add(Sums& to, const Sums& from) {
  to.entropyBits += from.entropyBits;
  to.normalizedEntropy += from.normalizedEntropy;
  to.distance += from.distance;
  to.firstToken += from.firstToken;
  to.specialTokens += from.specialTokens;
  to.self += from.self;
  to.previous += from.previous;
  to.next += from.next;
  to.rowMaximum += from.rowMaximum;
  to.largestWeight = std::max(to.largestWeight, from.largestWeight);
  to.rows += from.rows;
  to.rowsWithChoice += from.rowsWithChoice;
  to.rowsWithPrevious += from.rowsWithPrevious;
  to.rowsWithNext += from.rowsWithNext;
}

// p log2 p without a library call in the loop, so that it is vectorized: with p = m 2^e and t = (m - 1) / (m
// + 1), log2 m = 2 / ln 2 (t + t^3 / 3 + t^5 / 5 + ...) (Abramowitz and Stegun 1964, 4.1.27); error below
// 1e-6.
float timesLog2(float p) {
  const float positive = p < 1e-37f ? 1e-37f : p;
  const auto bits = std::bit_cast<std::int32_t>(positive);
  const std::int32_t exponent = (bits - 0x3f3504f3) >> 23;  // m from sqrt(1/2) to sqrt(2)
  const float m = std::bit_cast<float>(bits - exponent * (1 << 23));
  const float t = (m - 1) / (m + 1);
  const float s = t * t;
  const float log2m =
      2.88539008f * t * (1 + s * (1.0f / 3 + s * (1.0f / 5 + s * (1.0f / 7 + s * (1.0f / 9)))));
  return p * (static_cast<float>(exponent) + log2m);
}

/// The keys that are special tokens.
std::vector<std::int64_t> specialKeys(const TokenList& keys) {
  std::vector<std::int64_t> special;
  for (std::size_t key = 0; key < keys.size(); ++key)
    if (keys[key].special) special.push_back(static_cast<std::int64_t>(key));
  return special;
}

/// The first queries of the groups of rows that are looked at.
std::vector<std::int64_t> planGroups(const PatternSource& source, const StatisticsOptions& options) {
  const PatternShape shape = source.shape();
  const std::int64_t all = (shape.queries + groupRows - 1) / groupRows;
  const std::int64_t affordable =
      std::max<std::int64_t>(1, options.cellsPerHead / std::max<std::int64_t>(1, shape.keys) / groupRows);
  const std::int64_t count = std::min(all, affordable);
  std::vector<std::int64_t> groups;
  for (std::int64_t i = 0; i < count; ++i) {
    // Evenly spread, the last group included: late queries are the ones with many keys to choose from.
    const std::int64_t group = count == 1 ? all - 1 : i * (all - 1) / (count - 1);
    groups.push_back(group * groupRows);
  }
  return groups;
}

// `sinkShare` is one more weight of the row where the head has a sink, and 0 otherwise.
void addRow(Sums& sums, std::span<const float> cells, std::int64_t query, std::int64_t visible,
            float sinkShare) {
  const float* const row = cells.data();
  const auto keys = static_cast<std::int64_t>(cells.size());
  double entropy = -static_cast<double>(timesLog2(sinkShare));
  double distance = 0;
  float largest = -std::numeric_limits<float>::infinity();
  // Short pieces in float32, which the compiler vectorizes, added up in float64.
  constexpr std::int64_t piece = 64;
  for (std::int64_t begin = 0; begin < keys; begin += piece) {
    const std::int64_t end = std::min(keys, begin + piece);
    float pieceEntropy = 0;
    float pieceDistance = 0;
    for (std::int64_t key = begin; key < end; ++key) {
      pieceEntropy -= timesLog2(row[key]);
      pieceDistance += row[key] * static_cast<float>(std::abs(query - key));
      largest = row[key] > largest ? row[key] : largest;
    }
    entropy += static_cast<double>(pieceEntropy);
    distance += static_cast<double>(pieceDistance);
  }
  const auto weight = [&](std::int64_t key) { return static_cast<double>(row[key]); };
  sums.rows += 1;
  sums.entropyBits += entropy;
  sums.distance += distance;
  sums.rowMaximum += static_cast<double>(largest);
  sums.largestWeight = std::max(sums.largestWeight, static_cast<double>(largest));
  sums.firstToken += weight(0);
  if (visible > 1) {
    sums.rowsWithChoice += 1;
    sums.normalizedEntropy += entropy / std::log2(static_cast<double>(visible));
  }
  if (query < keys) sums.self += weight(query);
  if (query > 0 && query - 1 < keys) {
    sums.rowsWithPrevious += 1;
    sums.previous += weight(query - 1);
  }
  if (query + 1 < keys) {
    sums.rowsWithNext += 1;
    sums.next += weight(query + 1);
  }
}

HeadStatistics finish(const Sums& sums, const PatternSource& source) {
  const auto mean = [](double sum, std::int64_t count) {
    return count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
  };
  const bool sameTokens = source.kind() != AttentionKind::Cross;
  const std::int64_t rowsThatSum = source.rowsSumToOne() || source.hasSinks() ? sums.rows : 0;
  HeadStatistics result;
  result.entropyBits = mean(sums.entropyBits, rowsThatSum);
  result.normalizedEntropy = mean(sums.normalizedEntropy, rowsThatSum > 0 ? sums.rowsWithChoice : 0);
  result.distance = mean(sums.distance, sameTokens ? sums.rows : 0);
  result.firstToken = mean(sums.firstToken, sums.rows);
  result.specialTokens = mean(sums.specialTokens, sums.rows);
  result.self = mean(sums.self, sameTokens ? sums.rows : 0);
  result.previous = mean(sums.previous, sameTokens ? sums.rowsWithPrevious : 0);
  result.next = mean(sums.next, sameTokens ? sums.rowsWithNext : 0);
  result.rowMaximum = mean(sums.rowMaximum, sums.rows);
  result.largestWeight = sums.largestWeight;
  result.rows = sums.rows;
  result.sampled = sums.rows > 0 && sums.rows < source.shape().queries;
  return result;
}

}  // namespace

std::vector<HeadStatistics> headStatistics(const PatternSource& source, const std::vector<HeadId>& heads,
                                           const Execution& execution, const StatisticsOptions& options) {
  const PatternShape shape = source.shape();
  if (shape.queries == 0 || shape.keys == 0) return std::vector<HeadStatistics>(heads.size());
  const std::vector<std::int64_t> firstQueries = planGroups(source, options);
  const std::vector<std::int64_t> special = specialKeys(source.keyTokens());
  const auto groups = static_cast<std::int64_t>(firstQueries.size());
  // One sum for each task, added up in order afterwards, so that the number of threads does not matter.
  const std::int64_t perTask = std::max<std::int64_t>(1, (1 << 16) / (shape.keys * groupRows));
  const std::int64_t tasks = (groups + perTask - 1) / perTask;
  const auto headCount = static_cast<std::int64_t>(heads.size());
  std::vector<Sums> sums(static_cast<std::size_t>(headCount * tasks));
  parallelTasks(execution, headCount * tasks, [&](std::int64_t task, int) {
    const HeadId head = heads[static_cast<std::size_t>(task / tasks)];
    if (!source.hasPattern(head.layer)) return;
    std::vector<float> cells(static_cast<std::size_t>(groupRows * shape.keys));
    const std::int64_t first = task % tasks * perTask;
    for (std::int64_t group = first; group < std::min(groups, first + perTask); ++group) {
      const std::int64_t query = firstQueries[static_cast<std::size_t>(group)];
      const std::int64_t end = std::min(shape.queries, query + groupRows);
      source.tile(head, {query, end, 0, shape.keys}, cells.data(), shape.keys);
      for (std::int64_t row = 0; row < end - query; ++row) {
        const std::span<const float> weights(cells.data() + row * shape.keys,
                                             static_cast<std::size_t>(shape.keys));
        const bool sink = source.hasSinks();
        addRow(sums[static_cast<std::size_t>(task)], weights, query + row,
               source.visibleKeys(head, query + row) + (sink ? 1 : 0),
               sink ? source.sinkShare(head, query + row) : 0.0F);
        for (const std::int64_t key : special) {
          sums[static_cast<std::size_t>(task)].specialTokens +=
              static_cast<double>(cells[static_cast<std::size_t>(row * shape.keys + key)]);
        }
      }
    }
  });
  std::vector<HeadStatistics> results;
  for (std::int64_t head = 0; head < headCount; ++head) {
    Sums total;
    for (std::int64_t task = 0; task < tasks; ++task)
      add(total, sums[static_cast<std::size_t>(head * tasks + task)]);
    results.push_back(finish(total, source));
  }
  return results;
}

std::vector<HeadStatistics> headStatistics(const PatternSource& source, const Execution& execution,
                                           const StatisticsOptions& options) {
  std::vector<HeadId> heads;
  for (int layer = 0; layer < source.shape().layers; ++layer) {
    for (int head = 0; head < source.shape().heads; ++head) heads.push_back({layer, head});
  }
  return headStatistics(source, heads, execution, options);
}

}  // namespace headlight
