#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// Pictures of all heads of one layer that a run makes while it has the scores at hand: for each block of
/// 2^level x 2^level cells, as in PoolRequest, the largest exponent (score - log-sum-exp) of its cells. The
/// max pooled weight is its exponential, the same bits as from the cells. Rows of pixels may be shared by
/// several layers, so that a run that appends a token keeps those of the run before it. One thread builds it;
/// after that it is only read, from any thread.
class LayerOverview {
 public:
  /// Pictures of `heads` heads with at most `side` pixels along an axis; side 0: none.
  explicit LayerOverview(std::int64_t heads = 0, std::int64_t side = 0);

  /// Of the rows of pixels those that hold only queries before `queries`.
  LayerOverview prefix(std::int64_t queries) const;
  /// Begins the pictures of a pattern [queries, keys]: rows of pixels that are known stay, coarser where the
  /// pattern has grown so much; the others are -infinity. A pattern that fits as it is has no pictures.
  void start(std::int64_t queries, std::int64_t keys, bool causal);
  /// Forgets every picture.
  void clear();

  /// Pixels along an axis that were asked for.
  std::int64_t side() const { return m_side; }
  /// 0 where there are no pictures.
  int level() const { return m_level; }
  /// Rows of pixels before this one were known when start() was called.
  std::int64_t firstNewRow() const { return m_firstNewRow; }
  std::int64_t rows() const { return static_cast<std::int64_t>(m_rows.size()); }
  /// Of a row of pixels; those behind its last are masked.
  std::int64_t columns(std::int64_t row) const { return m_rows[static_cast<std::size_t>(row)].columns; }
  /// The exponents of one head [columns(row)]. Precondition: the row is new.
  float* newRow(std::int64_t row, std::int64_t head);
  /// Weights of the pixels `rect` into `out`, row-major with `stride`.
  void weights(std::int64_t head, const CellRect& rect, float* out, std::int64_t stride) const;
  std::size_t bytes() const;  // of the rows, shared ones included

 private:
  struct Row {
    std::shared_ptr<std::vector<float>> exponents;  // [head, columns]
    std::int64_t columns = 0;
  };

  Row emptyRow(std::int64_t columns) const;
  void coarsen();

  std::int64_t m_heads;
  std::int64_t m_side;
  int m_level = 0;
  std::int64_t m_firstNewRow = 0;
  std::vector<Row> m_rows;
};

}  // namespace headlight
