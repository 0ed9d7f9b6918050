#pragma once

#include <cstdint>
#include <vector>

#include "core/parallel/execution.h"
#include "core/trace/pattern_source.h"

namespace headlight {

/// Which span each token along the two axes belongs to: 0 to count - 1, or `none`, or of a query `leftOut`.
struct SpanLabels {
  static constexpr std::int32_t none = -1;     // of no span; as a query it counts among all queries
  static constexpr std::int32_t leftOut = -2;  // a query that does not count at all
  std::int64_t count = 0;
  std::vector<std::int32_t> queries;  // [queries]
  std::vector<std::int32_t> keys;     // [keys]
  bool operator==(const SpanLabels&) const = default;
};

/// How much attention spans give to and receive from each other, in one head or as a mean of heads. With p
/// the pattern, F the queries of one span (or all that count, `from` = count) that see a key at all, T the
/// keys of a span and V(i) the keys that query i sees:
///
///     share(F, T)  = 1 / |F| * sum over i in F of (sum over j in T of p[i, j])
///     chance(F, T) = 1 / |F| * sum over i in F of |T and V(i)| / |V(i)|
///     lift(F, T)   = share(F, T) / chance(F, T)
///
/// chance is the share that the span would have if every query spread its weight evenly over the keys it
/// sees; an attention sink counts as one more of them, as in HeadStatistics. A share alone grows whenever
/// other text is cut; the lift says whether a span gets more or less than its size asks for.
struct SpanShares {
  std::int64_t count = 0;
  std::vector<double> shares;      // [count + 1, count]; NaN: no query of the span is counted
  std::vector<double> chances;     // [count + 1, count]; the same
  std::vector<std::int64_t> rows;  // [count + 1], queries counted; of a mean: in all its heads together

  double share(std::int64_t from, std::int64_t to) const { return shares[place(from, to)]; }
  double chance(std::int64_t from, std::int64_t to) const { return chances[place(from, to)]; }
  /// NaN also where no query sees a key of the span.
  double lift(std::int64_t from, std::int64_t to) const;
  /// Whether any query is counted.
  bool hasRows() const { return !rows.empty() && rows.back() > 0; }

 private:
  std::size_t place(std::int64_t from, std::int64_t to) const {
    return static_cast<std::size_t>(from * count + to);
  }
};

struct SpanAttention {
  PatternShape shape;
  std::vector<SpanShares> heads;  // [layer * shape.heads + head]; without rows where a layer has no pattern
  bool sampled = false;           // whether evenly spread queries stand for all
  const SpanShares& of(HeadId head) const {
    return heads[static_cast<std::size_t>(head.layer * shape.heads + head.head)];
  }
};

/// The shares in every head. Reads every row, by groups on execution.pool, with progress; above
/// `cellsPerHead` cells evenly spread groups of 8 queries. The same source gives the same numbers with any
/// number of threads. Throws Cancelled. Preconditions: one label for each token, below labels.count.
SpanAttention spanAttention(const PatternSource& source, const SpanLabels& labels, const Execution& execution,
                            std::int64_t cellsPerHead = std::int64_t{1} << 24);

/// Means over the heads of layers [layerBegin, layerEnd) that have a pattern: each head counts the same.
SpanShares meanShares(const SpanAttention& attention, std::int64_t layerBegin, std::int64_t layerEnd);

}  // namespace headlight
