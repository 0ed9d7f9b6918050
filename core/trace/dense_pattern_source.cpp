#include "core/trace/dense_pattern_source.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <mutex>

#include "core/parallel/parallel_rows.h"
#include "core/trace/pool_tiles.h"

namespace headlight {
namespace {

constexpr ValueRange emptyRange{std::numeric_limits<float>::infinity(),
                                -std::numeric_limits<float>::infinity()};

void include(ValueRange& range, float value) {
  range.low = std::min(range.low, value);
  range.high = std::max(range.high, value);
}

}  // namespace

DensePatternSource::DensePatternSource(Parts parts, const Execution& execution) : m_parts(std::move(parts)) {
  const PatternShape& shape = m_parts.shape;
  assert(static_cast<std::int64_t>(m_parts.queryTokens.size()) == shape.queries);
  assert(static_cast<std::int64_t>(m_parts.keyTokens.size()) == shape.keys);
  assert(m_parts.visibleKeys.empty() ||
         static_cast<std::int64_t>(m_parts.visibleKeys.size()) == shape.queries);
  std::mutex mutex;
  bool causal = m_parts.kind != AttentionKind::Cross && shape.queries > 1 && shape.keys >= shape.queries;
  ValueRange sums = emptyRange;
  ValueRange weights = emptyRange;
  const std::int64_t rows = shape.layers * shape.heads * shape.queries;
  if (rows == 0 || shape.keys == 0) return;
  parallelRows(execution, 0, rows, shape.keys, [&](std::int64_t begin, std::int64_t end, int) {
    ValueRange blockSums = emptyRange;
    ValueRange blockWeights = emptyRange;
    bool blockCausal =
        m_parts.kind != AttentionKind::Cross && shape.queries > 1 && shape.keys >= shape.queries;
    for (std::int64_t row = begin; row < end; ++row) {
      double sum = 0;
      const std::int64_t seen = row % shape.queries + shape.keys - shape.queries;
      for (std::int64_t key = 0; key < shape.keys; ++key) {
        const float weight = m_parts.weights[row * shape.keys + key];
        blockCausal = blockCausal && (key <= seen || weight == 0);
        include(blockWeights, weight);
        sum += static_cast<double>(weight);
      }
      include(blockSums, static_cast<float>(sum));
    }
    const std::lock_guard lock(mutex);
    causal = causal && blockCausal;
    for (const float value : {blockSums.low, blockSums.high}) include(sums, value);
    for (const float value : {blockWeights.low, blockWeights.high}) include(weights, value);
  });
  m_rowSums = sums;
  m_weights = weights;
  // An array of nothing but zeros is no causal one.
  if (!causal || !m_parts.visibleKeys.empty() || (weights.low == 0 && weights.high == 0)) return;
  for (std::int64_t query = 0; query < shape.queries; ++query)
    m_parts.visibleKeys.push_back(query + 1 + shape.keys - shape.queries);
}

bool DensePatternSource::rowsSumToOne() const {
  const float tolerance = m_parts.rowTolerance;
  return std::abs(m_rowSums.low - 1) <= tolerance && std::abs(m_rowSums.high - 1) <= tolerance;
}

ValueRange DensePatternSource::valueRange() const {
  return {std::min(0.0f, m_weights.low), std::max(1.0f, m_weights.high)};
}

const float* DensePatternSource::rowOf(HeadId head, std::int64_t query) const {
  const PatternShape& shape = m_parts.shape;
  assert(head.layer >= 0 && head.layer < shape.layers && head.head >= 0 && head.head < shape.heads);
  assert(query >= 0 && query < shape.queries);
  return m_parts.weights + ((head.layer * shape.heads + head.head) * shape.queries + query) * shape.keys;
}

float DensePatternSource::cell(HeadId head, std::int64_t query, std::int64_t key) const {
  assert(key >= 0 && key < m_parts.shape.keys);
  return rowOf(head, query)[key];
}

void DensePatternSource::row(HeadId head, std::int64_t query, std::span<float> out) const {
  assert(out.size() == static_cast<std::size_t>(m_parts.shape.keys));
  std::copy_n(rowOf(head, query), out.size(), out.begin());
}

void DensePatternSource::column(HeadId head, std::int64_t key, std::span<float> out) const {
  assert(out.size() == static_cast<std::size_t>(m_parts.shape.queries));
  for (std::size_t query = 0; query < out.size(); ++query) {
    out[query] = cell(head, static_cast<std::int64_t>(query), key);
  }
}

void DensePatternSource::tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
                              const Execution& execution) const {
  execution.throwIfStopped();
  for (std::int64_t query = rect.queryBegin; query < rect.queryEnd; ++query) {
    std::copy_n(rowOf(head, query) + rect.keyBegin, rect.columns(), out + (query - rect.queryBegin) * stride);
  }
}

void DensePatternSource::pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
                                const Execution& execution) const {
  poolTiles(*this, head, request, out, stride, execution);
}

}  // namespace headlight
