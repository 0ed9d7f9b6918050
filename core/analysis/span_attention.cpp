#include "core/analysis/span_attention.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/analysis/row_groups.h"
#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

SpanShares emptyShares(std::int64_t count) {
  const auto cells = static_cast<std::size_t>((count + 1) * count);
  return {count, std::vector<double>(cells, 0.0), std::vector<double>(cells, 0.0),
          std::vector<std::int64_t>(static_cast<std::size_t>(count + 1), 0)};
}

void add(SpanShares& sums, const SpanShares& other) {
  for (std::size_t i = 0; i < sums.shares.size(); ++i) {
    sums.shares[i] += other.shares[i];
    sums.chances[i] += other.chances[i];
  }
  for (std::size_t i = 0; i < sums.rows.size(); ++i) sums.rows[i] += other.rows[i];
}

/// Divides each row of sums by how many went into it.
void divide(SpanShares& sums, const std::vector<std::int64_t>& counts) {
  for (std::size_t i = 0; i < sums.shares.size(); ++i) {
    const std::int64_t count = counts[i / static_cast<std::size_t>(sums.count)];
    sums.shares[i] = count > 0 ? sums.shares[i] / static_cast<double>(count) : kNothing;
    sums.chances[i] = count > 0 ? sums.chances[i] / static_cast<double>(count) : kNothing;
  }
}

/// Adds up the rows of one head.
class SpanRows {
 public:
  SpanRows(const PatternSource& source, const SpanLabels& labels)
      : m_source(source), m_labels(labels), m_keys(source.shape().keys), m_sinks(source.hasSinks()) {
    m_all.assign(static_cast<std::size_t>(labels.count), 0);
    for (const std::int32_t label : labels.keys)
      if (label >= 0) ++m_all[static_cast<std::size_t>(label)];
  }

  void addGroup(HeadId head, std::int64_t query, std::vector<float>& cells, SpanShares& sums) const {
    const std::int64_t end = std::min(m_source.shape().queries, query + groupRows);
    m_source.tile(head, {query, end, 0, m_keys}, cells.data(), m_keys);
    for (std::int64_t at = query; at < end; ++at)
      addRow(head, at, {cells.data() + (at - query) * m_keys, static_cast<std::size_t>(m_keys)}, sums);
  }

 private:
  void addRow(HeadId head, std::int64_t query, std::span<const float> weights, SpanShares& sums) const {
    const std::int32_t from = m_labels.queries[static_cast<std::size_t>(query)];
    const std::int64_t visible = m_source.visibleKeys(head, query);
    if (from == SpanLabels::leftOut || visible == 0) return;
    std::vector<double> given(m_all.size(), 0.0);
    for (std::size_t key = 0; key < weights.size(); ++key)
      if (const std::int32_t to = m_labels.keys[key]; to >= 0)
        given[static_cast<std::size_t>(to)] += static_cast<double>(weights[key]);
    const std::vector<std::int64_t> seen = seenKeys(head, query, weights, visible);
    const double among = static_cast<double>(visible + (m_sinks ? 1 : 0));
    const auto addTo = [&](std::int64_t row) {
      for (std::size_t to = 0; to < given.size(); ++to) {
        const std::size_t place = static_cast<std::size_t>(row) * given.size() + to;
        sums.shares[place] += given[to];
        sums.chances[place] += static_cast<double>(seen[to]) / among;
      }
      ++sums.rows[static_cast<std::size_t>(row)];
    };
    if (from >= 0) addTo(from);
    addTo(m_labels.count);
  }

  /// How many keys of each span the query sees. A weight above 0 tells of a key that is seen, so that the
  /// rule of the mask is asked only for weights of 0.
  std::vector<std::int64_t> seenKeys(HeadId head, std::int64_t query, std::span<const float> weights,
                                     std::int64_t visible) const {
    if (visible == m_keys) return m_all;
    std::vector<std::int64_t> seen(m_all.size(), 0);
    for (std::int64_t key = 0; key < m_keys && visible > 0; ++key) {
      if (weights[static_cast<std::size_t>(key)] == 0 && m_source.isMasked(head, query, key)) continue;
      --visible;
      if (const std::int32_t to = m_labels.keys[static_cast<std::size_t>(key)]; to >= 0)
        ++seen[static_cast<std::size_t>(to)];
    }
    return seen;
  }

  const PatternSource& m_source;
  const SpanLabels& m_labels;
  std::int64_t m_keys;
  bool m_sinks;
  std::vector<std::int64_t> m_all;  // [count], how many keys each span has
};

}  // namespace

double SpanShares::lift(std::int64_t from, std::int64_t to) const {
  const double byChance = chance(from, to);
  return byChance > 0 ? share(from, to) / byChance : kNothing;
}

SpanAttention spanAttention(const PatternSource& source, const SpanLabels& labels, const Execution& execution,
                            std::int64_t cellsPerHead) {
  const PatternShape shape = source.shape();
  assert(std::ssize(labels.queries) == shape.queries && std::ssize(labels.keys) == shape.keys);
  SpanAttention result{shape, {}, false};
  result.heads.assign(static_cast<std::size_t>(shape.layers * shape.heads), emptyShares(labels.count));
  const std::vector<std::int64_t> groups = planGroups(shape, cellsPerHead);
  const auto groupCount = static_cast<std::int64_t>(groups.size());
  result.sampled = groupCount < (shape.queries + groupRows - 1) / groupRows;
  const SpanRows reader(source, labels);
  // One sum for each task, added up in order afterwards, so that the number of threads does not matter.
  const std::int64_t perTask =
      std::max<std::int64_t>(1, (1 << 16) / std::max<std::int64_t>(1, shape.keys * groupRows));
  const std::int64_t tasks = (groupCount + perTask - 1) / perTask;
  for (int layer = 0; layer < shape.layers; ++layer) {
    std::vector<SpanShares> sums(static_cast<std::size_t>(shape.heads * tasks), emptyShares(labels.count));
    if (source.hasPattern(layer)) {
      parallelTasks(execution, shape.heads * tasks, [&](std::int64_t task, int) {
        const HeadId head{layer, static_cast<int>(task / tasks)};
        std::vector<float> cells(static_cast<std::size_t>(groupRows * shape.keys));
        const std::int64_t first = task % tasks * perTask;
        for (std::int64_t group = first; group < std::min(groupCount, first + perTask); ++group)
          reader.addGroup(head, groups[static_cast<std::size_t>(group)], cells,
                          sums[static_cast<std::size_t>(task)]);
      });
    }
    for (std::size_t task = 0; task < sums.size(); ++task)
      add(result
              .heads[static_cast<std::size_t>(layer * shape.heads) + task / static_cast<std::size_t>(tasks)],
          sums[task]);
    execution.throwIfStopped();
    if (execution.progress) execution.progress((layer + 1.0) / static_cast<double>(shape.layers));
  }
  for (SpanShares& head : result.heads) divide(head, std::vector<std::int64_t>(head.rows));
  return result;
}

SpanShares meanShares(const SpanAttention& attention, std::int64_t layerBegin, std::int64_t layerEnd) {
  const std::int64_t count = attention.heads.empty() ? 0 : attention.heads.front().count;
  SpanShares sums = emptyShares(count);
  std::vector<std::int64_t> heads(sums.rows.size(), 0);  // whose share goes into each row
  for (std::int64_t i = layerBegin * attention.shape.heads; i < layerEnd * attention.shape.heads; ++i) {
    const SpanShares& head = attention.heads[static_cast<std::size_t>(i)];
    for (std::int64_t from = 0; from <= count; ++from) {
      const auto row = static_cast<std::size_t>(from);
      if (head.rows[row] == 0) continue;
      ++heads[row];
      sums.rows[row] += head.rows[row];
      for (std::int64_t to = 0; to < count; ++to) {
        const auto place = static_cast<std::size_t>(from * count + to);
        sums.shares[place] += head.shares[place];
        sums.chances[place] += head.chances[place];
      }
    }
  }
  divide(sums, heads);
  return sums;
}

}  // namespace headlight
