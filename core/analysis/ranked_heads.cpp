#include "core/analysis/ranked_heads.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/row_entropy.h"
#include "core/analysis/row_groups.h"
#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

/// Rows of one head, each with what its sink gets as one more key.
class Rows {
 public:
  explicit Rows(const PatternSource& source)
      : m_source(source),
        m_keys(source.shape().keys),
        m_width(m_keys + 1),
        m_cells(static_cast<std::size_t>(groupRows * m_width)) {}

  void read(HeadId head, std::int64_t begin, std::int64_t end) {
    m_source.tile(head, {begin, end, 0, m_keys}, m_cells.data(), m_width);
    for (std::int64_t query = begin; query < end; ++query)
      m_cells[static_cast<std::size_t>((query - begin) * m_width + m_keys)] =
          m_source.hasSinks() ? m_source.sinkShare(head, query) : 0.0f;
  }
  std::span<const float> row(std::int64_t index) const {
    return {m_cells.data() + index * m_width, static_cast<std::size_t>(m_width)};
  }

 private:
  const PatternSource& m_source;
  std::int64_t m_keys;
  std::int64_t m_width;
  std::vector<float> m_cells;
};

void sortDescending(std::vector<RankedHead>& heads) {
  std::stable_sort(heads.begin(), heads.end(), [](const RankedHead& a, const RankedHead& b) {
    if (std::isnan(a.value) || std::isnan(b.value)) return !std::isnan(a.value) && std::isnan(b.value);
    return a.value > b.value;
  });
}

}  // namespace

const char* agreementFormula() {
  return "1 − JSD, JSD(i) = H((p + q) / 2) − (H(p) + H(q)) / 2 in bits of the rows p and q of two heads, "
         "mean "
         "over queries i. 1: the same pattern, 0: never the same key.";
}

std::vector<double> agreements(const PatternSource& source, HeadId head, const Execution& execution,
                               const StatisticsOptions& options) {
  const PatternShape shape = source.shape();
  const std::vector<HeadId> heads = allHeadsOf(shape);
  const bool distributions = (source.rowsSumToOne() || source.hasSinks()) && source.hasPattern(head.layer);
  if (!distributions || shape.queries == 0 || shape.keys == 0)
    return std::vector<double>(heads.size(), std::numeric_limits<double>::quiet_NaN());
  const std::vector<std::int64_t> groups = planGroups(shape, options.cellsPerHead);
  // One sum for each group and head, added up in order afterwards.
  std::vector<double> sums(groups.size() * heads.size());
  parallelTasks(execution, static_cast<std::int64_t>(groups.size()), [&](std::int64_t group, int) {
    Rows rows(source);
    Rows others(source);
    const std::int64_t begin = groups[static_cast<std::size_t>(group)];
    const std::int64_t end = std::min(shape.queries, begin + groupRows);
    rows.read(head, begin, end);
    for (std::size_t other = 0; other < heads.size(); ++other) {
      execution.throwIfStopped();
      if (!source.hasPattern(heads[other].layer)) continue;
      others.read(heads[other], begin, end);
      double& sum = sums[static_cast<std::size_t>(group) * heads.size() + other];
      for (std::int64_t row = 0; row < end - begin; ++row)
        sum += divergenceBits(rows.row(row), others.row(row));
    }
  });
  std::int64_t rows = 0;
  for (const std::int64_t begin : groups) rows += std::min(shape.queries, begin + groupRows) - begin;
  std::vector<double> result;
  for (std::size_t other = 0; other < heads.size(); ++other) {
    double sum = 0;
    for (std::size_t group = 0; group < groups.size(); ++group) sum += sums[group * heads.size() + other];
    result.push_back(source.hasPattern(heads[other].layer) ? 1 - sum / static_cast<double>(rows)
                                                           : std::numeric_limits<double>::quiet_NaN());
  }
  return result;
}

std::vector<RankedHead> headsLike(const PatternSource& source, HeadId head, const Execution& execution,
                                  const StatisticsOptions& options) {
  const std::vector<HeadId> heads = allHeadsOf(source.shape());
  const std::vector<double> values = agreements(source, head, execution, options);
  std::vector<RankedHead> ranked;
  for (std::size_t i = 0; i < heads.size(); ++i)
    if (heads[i] != head) ranked.push_back({heads[i], values[i]});
  sortDescending(ranked);
  return ranked;
}

std::vector<RankedHead> headsByCell(const PatternSource& source, std::int64_t query, std::int64_t key) {
  std::vector<RankedHead> ranked;
  for (const HeadId head : allHeadsOf(source.shape()))
    if (source.hasPattern(head.layer))
      ranked.push_back({head, static_cast<double>(source.cell(head, query, key))});
  sortDescending(ranked);
  return ranked;
}

std::vector<RankedHead> headsByStatistic(const std::vector<HeadStatistics>& statistics, std::int64_t heads,
                                         Statistic statistic) {
  const double sign = infoOf(statistic).lowIsStrong ? -1 : 1;
  std::vector<RankedHead> ranked;
  for (std::size_t i = 0; i < statistics.size(); ++i) {
    const auto index = static_cast<std::int64_t>(i);
    ranked.push_back({{static_cast<int>(index / heads), static_cast<int>(index % heads)},
                      sign * valueOf(statistics[i], statistic)});
  }
  sortDescending(ranked);
  for (RankedHead& head : ranked) head.value *= sign;
  return ranked;
}

}  // namespace headlight
