#include "core/analysis/mean_weights.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <mutex>

#include "core/parallel/parallel_rows.h"

namespace headlight {

namespace {

constexpr std::int64_t tileRows = 64;
constexpr std::int64_t tileKeys = 256;

float meanOf(double sum, std::int64_t count) {
  if (count == 0) return std::numeric_limits<float>::quiet_NaN();
  return static_cast<float>(sum / static_cast<double>(count));
}

/// Tells how many of many equal pieces are done, from whatever thread finished one.
class PieceCounter {
 public:
  PieceCounter(const Execution& execution, std::int64_t pieces) : m_execution(execution), m_pieces(pieces) {}
  void finishedOne() {
    if (!m_execution.progress) return;
    const std::lock_guard lock(m_mutex);
    m_execution.progress(static_cast<double>(++m_done) / static_cast<double>(m_pieces));
  }

 private:
  const Execution& m_execution;
  const std::int64_t m_pieces;
  std::mutex m_mutex;
  std::int64_t m_done = 0;
};

/// The cells of one rectangle, without threads of its own.
struct Cells {
  const PatternSource& source;
  HeadId head;
  CellRect rect;
  std::vector<float> weights = std::vector<float>(static_cast<std::size_t>(tileRows * tileKeys));

  /// False where the mask excludes all of it.
  bool read(const CellRect& wanted, std::stop_token stop) {
    rect = wanted;
    if (source.isMaskedRect(head, rect)) return false;
    source.tile(head, rect, weights.data(), tileKeys, {nullptr, stop, {}});
    return true;
  }
  float at(std::int64_t query, std::int64_t key) const {
    return weights[static_cast<std::size_t>((query - rect.queryBegin) * tileKeys + key - rect.keyBegin)];
  }
  /// Whether a cell takes part. Only a weight of exactly 0 can be masked, so that few cells are asked for.
  bool counts(std::int64_t query, std::int64_t key) const {
    return at(query, key) != 0 || !source.isMasked(head, query, key);
  }
};

/// The means of the keys of one block, over all rows.
void meanOfBlock(const PatternSource& source, const MeanRows& rows, TokenStretch keys, std::stop_token stop,
                 float* out) {
  Cells cells{source, rows.head, {}};
  std::vector<double> sums(static_cast<std::size_t>(keys.count()));
  std::vector<std::int64_t> counts(sums.size());
  // No key of the block has a later query before the block begins.
  const std::int64_t first =
      rows.laterOnly ? std::max(rows.queries.begin, keys.begin + 1) : rows.queries.begin;
  for (std::int64_t query = first; query < rows.queries.end; query += tileRows) {
    if (stop.stop_requested()) throw Cancelled();
    const CellRect rect{query, std::min(rows.queries.end, query + tileRows), keys.begin, keys.end};
    if (!cells.read(rect, stop)) continue;
    for (std::int64_t i = rect.queryBegin; i < rect.queryEnd; ++i) {
      const std::int64_t end = rows.laterOnly ? std::min(keys.end, i) : keys.end;
      for (std::int64_t key = keys.begin; key < end; ++key) {
        if (!cells.counts(i, key)) continue;
        const auto at = static_cast<std::size_t>(key - keys.begin);
        sums[at] += static_cast<double>(cells.at(i, key));
        ++counts[at];
      }
    }
  }
  for (std::size_t at = 0; at < sums.size(); ++at) out[at] = meanOf(sums[at], counts[at]);
}

/// The means of the queries of one block, over all keys of a stretch.
void meanOfBlock(const PatternSource& source, HeadId head, const CellRect& block, std::stop_token stop,
                 float* out) {
  Cells cells{source, head, {}};
  std::vector<double> sums(static_cast<std::size_t>(block.rows()));
  std::vector<std::int64_t> counts(sums.size());
  for (std::int64_t key = block.keyBegin; key < block.keyEnd; key += tileKeys) {
    if (stop.stop_requested()) throw Cancelled();
    const CellRect rect{block.queryBegin, block.queryEnd, key, std::min(block.keyEnd, key + tileKeys)};
    if (!cells.read(rect, stop)) continue;
    for (std::int64_t i = rect.queryBegin; i < rect.queryEnd; ++i)
      for (std::int64_t j = rect.keyBegin; j < rect.keyEnd; ++j) {
        if (!cells.counts(i, j)) continue;
        const auto at = static_cast<std::size_t>(i - block.queryBegin);
        sums[at] += static_cast<double>(cells.at(i, j));
        ++counts[at];
      }
  }
  for (std::size_t at = 0; at < sums.size(); ++at) out[at] = meanOf(sums[at], counts[at]);
}

}  // namespace

std::vector<float> meanOfRows(const PatternSource& source, const MeanRows& rows, const Execution& execution) {
  const PatternShape shape = source.shape();
  assert(rows.queries.begin >= 0 && rows.queries.end <= shape.queries);
  std::vector<float> means(static_cast<std::size_t>(shape.keys));
  const std::int64_t blocks = (shape.keys + tileKeys - 1) / tileKeys;
  PieceCounter counter(execution, blocks);
  parallelTasks(execution, blocks, [&](std::int64_t block, int) {
    const TokenStretch keys{block * tileKeys, std::min(shape.keys, (block + 1) * tileKeys)};
    meanOfBlock(source, rows, keys, execution.stop, means.data() + keys.begin);
    counter.finishedOne();
  });
  return means;
}

std::vector<float> meanOfColumns(const PatternSource& source, HeadId head, TokenStretch keys,
                                 const Execution& execution) {
  const PatternShape shape = source.shape();
  assert(keys.begin >= 0 && keys.end <= shape.keys);
  std::vector<float> means(static_cast<std::size_t>(shape.queries));
  const std::int64_t blocks = (shape.queries + tileRows - 1) / tileRows;
  PieceCounter counter(execution, blocks);
  parallelTasks(execution, blocks, [&](std::int64_t block, int) {
    const std::int64_t begin = block * tileRows;
    meanOfBlock(source, head, {begin, std::min(shape.queries, begin + tileRows), keys.begin, keys.end},
                execution.stop, means.data() + begin);
    counter.finishedOne();
  });
  return means;
}

}  // namespace headlight
