#include "core/analysis/head_statistics.h"

#include <algorithm>

#include "core/analysis/row_groups.h"
#include "core/analysis/token_marks.h"
#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

/// Adds rows of one head up.
class RowReader {
 public:
  explicit RowReader(const PatternSource& source)
      : m_source(source),
        m_marks(marksOf(source.keyTokens())),
        m_isDistribution(source.rowsSumToOne() || source.hasSinks()),
        m_sameTokens(source.kind() != AttentionKind::Cross) {}

  /// Rows [query, query + groupRows), fewer at the end; `cells` is scratch memory for them.
  void addGroup(HeadId head, std::int64_t query, std::vector<float>& cells, StatisticSums& sums) const {
    const PatternShape shape = m_source.shape();
    const std::int64_t end = std::min(shape.queries, query + groupRows);
    m_source.tile(head, {query, end, 0, shape.keys}, cells.data(), shape.keys);
    const bool sink = m_source.hasSinks();
    for (std::int64_t at = query; at < end; ++at) {
      StatisticRow row;
      row.weights = {cells.data() + (at - query) * shape.keys, static_cast<std::size_t>(shape.keys)};
      row.query = at;
      row.visibleKeys = m_source.visibleKeys(head, at) + (sink ? 1 : 0);
      row.sinkShare = sink ? m_source.sinkShare(head, at) : 0.0F;
      row.isDistribution = m_isDistribution;
      row.sameTokens = m_sameTokens;
      addRow(sums, row, m_marks);
    }
  }

 private:
  const PatternSource& m_source;
  TokenMarks m_marks;
  bool m_isDistribution;
  bool m_sameTokens;
};

}  // namespace

double valueOf(const HeadStatistics& head, Statistic statistic) {
  switch (statistic) {
    case Statistic::Entropy:
      return head.entropyBits;
    case Statistic::NormalizedEntropy:
      return head.normalizedEntropy;
    case Statistic::Distance:
      return head.distance;
    case Statistic::Previous:
      return head.previous;
    case Statistic::Self:
      return head.self;
    case Statistic::Next:
      return head.next;
    case Statistic::First:
      return head.firstToken;
    case Statistic::Special:
      return head.specialTokens;
    case Statistic::Punctuation:
      return head.punctuation;
    case Statistic::Duplicate:
      return head.duplicate;
    case Statistic::Induction:
      return head.induction;
    case Statistic::Confidence:
      return head.rowMaximum;
  }
  return 0;
}

HeadStatistics statisticsOf(const StatisticSums& sums) {
  HeadStatistics result;
  result.entropyBits = sums.mean(Statistic::Entropy);
  result.normalizedEntropy = sums.mean(Statistic::NormalizedEntropy);
  result.distance = sums.mean(Statistic::Distance);
  result.firstToken = sums.mean(Statistic::First);
  result.specialTokens = sums.mean(Statistic::Special);
  result.punctuation = sums.mean(Statistic::Punctuation);
  result.self = sums.mean(Statistic::Self);
  result.previous = sums.mean(Statistic::Previous);
  result.next = sums.mean(Statistic::Next);
  result.duplicate = sums.mean(Statistic::Duplicate);
  result.induction = sums.mean(Statistic::Induction);
  result.rowMaximum = sums.mean(Statistic::Confidence);
  result.largestWeight = sums.largestWeight;
  result.rows = sums.allRows;
  result.duplicateRows = sums.rows[static_cast<std::size_t>(Statistic::Duplicate)];
  result.inductionRows = sums.rows[static_cast<std::size_t>(Statistic::Induction)];
  return result;
}

std::vector<StatisticSums> headStatisticSums(const PatternSource& source, const std::vector<HeadId>& heads,
                                             const Execution& execution, const StatisticsOptions& options) {
  const PatternShape shape = source.shape();
  std::vector<StatisticSums> totals(heads.size());
  if (shape.queries == 0 || shape.keys == 0) return totals;
  const RowReader reader(source);
  const std::vector<std::int64_t> firstQueries = planGroups(shape, options.cellsPerHead);
  const auto groups = static_cast<std::int64_t>(firstQueries.size());
  // One sum for each task, added up in order afterwards, so that the number of threads does not matter.
  const std::int64_t perTask = std::max<std::int64_t>(1, (1 << 16) / (shape.keys * groupRows));
  const std::int64_t tasks = (groups + perTask - 1) / perTask;
  const auto headCount = static_cast<std::int64_t>(heads.size());
  std::vector<StatisticSums> sums(static_cast<std::size_t>(headCount * tasks));
  parallelTasks(execution, headCount * tasks, [&](std::int64_t task, int) {
    const HeadId head = heads[static_cast<std::size_t>(task / tasks)];
    if (!source.hasPattern(head.layer)) return;
    std::vector<float> cells(static_cast<std::size_t>(groupRows * shape.keys));
    const std::int64_t first = task % tasks * perTask;
    for (std::int64_t group = first; group < std::min(groups, first + perTask); ++group)
      reader.addGroup(head, firstQueries[static_cast<std::size_t>(group)], cells,
                      sums[static_cast<std::size_t>(task)]);
  });
  for (std::size_t i = 0; i < sums.size(); ++i) totals[i / static_cast<std::size_t>(tasks)].add(sums[i]);
  return totals;
}

std::vector<HeadStatistics> headStatistics(const PatternSource& source, const std::vector<HeadId>& heads,
                                           const Execution& execution, const StatisticsOptions& options) {
  const PatternShape shape = source.shape();
  if (shape.queries == 0 || shape.keys == 0) return std::vector<HeadStatistics>(heads.size());
  std::vector<HeadStatistics> results;
  for (const StatisticSums& sums : headStatisticSums(source, heads, execution, options)) {
    results.push_back(statisticsOf(sums));
    results.back().sampled = sums.allRows > 0 && sums.allRows < shape.queries;
  }
  return results;
}

std::vector<HeadStatistics> headStatistics(const PatternSource& source, const Execution& execution,
                                           const StatisticsOptions& options) {
  return headStatistics(source, allHeadsOf(source.shape()), execution, options);
}

}  // namespace headlight
