#include "core/trace/difference_pattern_source.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/parallel/parallel_rows.h"
#include "core/trace/mean_pattern_source.h"

namespace headlight {
namespace {

constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();
constexpr std::int64_t kRowsAtOnce = 32;
constexpr std::int64_t kKeysAtOnce = 1024;

/// The counterparts of tokens [begin, end), which rise: from the first to behind the last; empty for none.
std::pair<std::int64_t, std::int64_t> counterparts(const std::vector<std::int64_t>& of, std::int64_t begin,
                                                   std::int64_t end) {
  std::int64_t first = -1, last = -1;
  for (std::int64_t token = begin; token < end; ++token) {
    const std::int64_t other = of[static_cast<std::size_t>(token)];
    if (other < 0) continue;
    if (first < 0) first = other;
    last = other;
  }
  return first < 0 ? std::pair<std::int64_t, std::int64_t>{0, 0} : std::pair{first, last + 1};
}

/// One pixel while its block is walked over.
struct Pixel {
  double sum = 0;
  double strongest = 0;
  std::int64_t count = 0;

  void add(double value) {
    if (std::isnan(value)) return;
    sum += value;
    if (std::abs(value) > std::abs(strongest)) strongest = value;
    ++count;
  }
  float value(Pooling pooling) const {
    if (count == 0) return kNothing;
    return static_cast<float>(pooling == Pooling::Max ? strongest : sum / static_cast<double>(count));
  }
};

/// Adds a tile's cells to the pixels of one row of a picture.
void addCells(std::vector<Pixel>& pixels, const PoolRequest& request, const CellRect& cells,
              const float* weights) {
  for (std::int64_t query = cells.queryBegin; query < cells.queryEnd; ++query) {
    const float factor =
        request.queryScale.empty() ? 1.0f : request.queryScale[static_cast<std::size_t>(query)];
    const float* row = weights + (query - cells.queryBegin) * cells.columns();
    for (std::int64_t key = cells.keyBegin; key < cells.keyEnd; ++key) {
      if (!request.leftOutKeys.empty() && request.leftOutKeys[static_cast<std::size_t>(key)] != 0) continue;
      const auto pixel = static_cast<std::size_t>((key >> request.level) - request.pixels.keyBegin);
      pixels[pixel].add(static_cast<double>(row[key - cells.keyBegin] * factor));
    }
  }
}

}  // namespace

DifferencePatternSource::DifferencePatternSource(Parts parts) : m_parts(std::move(parts)) {
  assert(m_parts.first && m_parts.second);
  const PatternShape second = m_parts.second->shape();
  m_shape = m_parts.first->shape();
  assert(std::ssize(m_parts.queries.secondOf) == m_shape.queries);
  assert(std::ssize(m_parts.keys.secondOf) == m_shape.keys);
  assert(!m_parts.secondHead ||
         (m_parts.secondHead->layer < second.layers && m_parts.secondHead->head < second.heads));
  if (m_parts.secondHead) return;
  m_shape.layers = std::min(m_shape.layers, second.layers);
  m_shape.heads = std::min(m_shape.heads, second.heads);
}

PatternTraits DifferencePatternSource::traits() const {
  PatternTraits traits = traitsOf(*m_parts.first);
  traits.difference = true;
  traits.headsPerCell += traitsOf(*m_parts.second).headsPerCell;
  return traits;
}

bool DifferencePatternSource::hasPattern(int layer) const {
  return m_parts.first->hasPattern(layer) || m_parts.second->hasPattern(secondHead({layer, 0}).layer);
}

ValueRange DifferencePatternSource::valueRange() const {
  const ValueRange first = m_parts.first->valueRange();
  const ValueRange second = m_parts.second->valueRange();
  const float most = std::max(std::abs(first.high - second.low), std::abs(first.low - second.high));
  return {-most, most};
}

bool DifferencePatternSource::isMasked(HeadId head, std::int64_t query, std::int64_t key) const {
  return isCompared(query, key) && m_parts.first->isMasked(head, query, key) &&
         m_parts.second->isMasked(secondHead(head), queryOf(query), keyOf(key));
}

CellRect DifferencePatternSource::inSecond(const CellRect& rect) const {
  const auto [queryBegin, queryEnd] = counterparts(m_parts.queries.secondOf, rect.queryBegin, rect.queryEnd);
  const auto [keyBegin, keyEnd] = counterparts(m_parts.keys.secondOf, rect.keyBegin, rect.keyEnd);
  return {queryBegin, queryEnd, keyBegin, keyEnd};
}

bool DifferencePatternSource::isMaskedRect(HeadId head, const CellRect& cells) const {
  const CellRect other = inSecond(cells);
  if (other.rows() == 0 || other.columns() == 0) return false;
  if (m_parts.first->isMaskedRect(head, cells) && m_parts.second->isMaskedRect(secondHead(head), other))
    return true;
  for (std::int64_t query = cells.queryBegin; query < cells.queryEnd; ++query)
    for (std::int64_t key = cells.keyBegin; key < cells.keyEnd; ++key)
      if (isCompared(query, key) && !isMasked(head, query, key)) return false;
  return true;
}

float DifferencePatternSource::cell(HeadId head, std::int64_t query, std::int64_t key) const {
  if (!isCompared(query, key)) return kNothing;
  return m_parts.first->cell(head, query, key) -
         m_parts.second->cell(secondHead(head), queryOf(query), keyOf(key));
}

void DifferencePatternSource::row(HeadId head, std::int64_t query, std::span<float> out) const {
  assert(std::ssize(out) == m_shape.keys);
  subtract(head, {query, query + 1, 0, m_shape.keys}, out.data(), m_shape.keys);
}

void DifferencePatternSource::column(HeadId head, std::int64_t key, std::span<float> out) const {
  assert(std::ssize(out) == m_shape.queries);
  if (keyOf(key) < 0) return std::fill(out.begin(), out.end(), kNothing);
  std::vector<float> other(static_cast<std::size_t>(m_parts.second->shape().queries));
  m_parts.first->column(head, key, out);
  m_parts.second->column(secondHead(head), keyOf(key), other);
  for (std::int64_t query = 0; query < m_shape.queries; ++query) {
    float& value = out[static_cast<std::size_t>(query)];
    value = queryOf(query) < 0 ? kNothing : value - other[static_cast<std::size_t>(queryOf(query))];
  }
}

/// The rectangle of the second that holds all counterparts is read at once; tokens that only it has are
/// passed over.
void DifferencePatternSource::subtract(HeadId head, const CellRect& rect, float* out,
                                       std::int64_t stride) const {
  m_parts.first->tile(head, rect, out, stride);
  const CellRect other = inSecond(rect);
  std::vector<float> weights(static_cast<std::size_t>(other.rows() * other.columns()));
  if (!weights.empty()) m_parts.second->tile(secondHead(head), other, weights.data(), other.columns());
  for (std::int64_t query = rect.queryBegin; query < rect.queryEnd; ++query) {
    float* const to = out + (query - rect.queryBegin) * stride;
    const std::int64_t from = (queryOf(query) - other.queryBegin) * other.columns() - other.keyBegin;
    for (std::int64_t key = rect.keyBegin; key < rect.keyEnd; ++key) {
      float& value = to[key - rect.keyBegin];
      value =
          isCompared(query, key) ? value - weights[static_cast<std::size_t>(from + keyOf(key))] : kNothing;
    }
  }
}

void DifferencePatternSource::tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
                                   const Execution& execution) const {
  const std::int64_t bands = (rect.rows() + kRowsAtOnce - 1) / kRowsAtOnce;
  parallelTasks(execution, bands, [&](std::int64_t band, int) {
    const std::int64_t begin = rect.queryBegin + band * kRowsAtOnce;
    const std::int64_t end = std::min(rect.queryEnd, begin + kRowsAtOnce);
    for (std::int64_t key = rect.keyBegin; key < rect.keyEnd; key += kKeysAtOnce) {
      execution.throwIfStopped();
      subtract(head, {begin, end, key, std::min(rect.keyEnd, key + kKeysAtOnce)},
               out + (begin - rect.queryBegin) * stride + (key - rect.keyBegin), stride);
    }
  });
}

void DifferencePatternSource::pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
                                     const Execution& execution) const {
  const CellRect& pixels = request.pixels;
  if (pixels.rows() <= 0 || pixels.columns() <= 0) return;
  const std::int64_t keyBegin = pixels.keyBegin << request.level;
  const std::int64_t keyEnd = std::min(m_shape.keys, pixels.keyEnd << request.level);
  parallelTasks(execution, pixels.rows(), [&](std::int64_t row, int) {
    const std::int64_t first = (pixels.queryBegin + row) << request.level;
    const std::int64_t end = std::min(m_shape.queries, first + (std::int64_t{1} << request.level));
    std::vector<Pixel> line(static_cast<std::size_t>(pixels.columns()));
    std::vector<float> weights(static_cast<std::size_t>(kRowsAtOnce * kKeysAtOnce));
    for (std::int64_t query = first; query < end; query += kRowsAtOnce)
      for (std::int64_t key = keyBegin; key < keyEnd; key += kKeysAtOnce) {
        execution.throwIfStopped();
        const CellRect cells{query, std::min(end, query + kRowsAtOnce), key,
                             std::min(keyEnd, key + kKeysAtOnce)};
        subtract(head, cells, weights.data(), cells.columns());
        addCells(line, request, cells, weights.data());
      }
    for (std::size_t pixel = 0; pixel < line.size(); ++pixel)
      out[row * stride + static_cast<std::int64_t>(pixel)] = line[pixel].value(request.pooling);
  });
}

std::shared_ptr<const PatternSource> meanOfHeads(const std::shared_ptr<const PatternSource>& source,
                                                 const std::vector<HeadId>& heads) {
  const auto* difference = dynamic_cast<const DifferencePatternSource*>(source.get());
  if (!difference) return std::make_shared<const MeanPatternSource>(source, heads);
  DifferencePatternSource::Parts parts = difference->parts();
  const std::vector<HeadId> others = parts.secondHead ? std::vector<HeadId>{*parts.secondHead} : heads;
  parts.first = std::make_shared<const MeanPatternSource>(parts.first, heads);
  parts.second = std::make_shared<const MeanPatternSource>(parts.second, others);
  parts.secondHead = HeadId{};
  return std::make_shared<const DifferencePatternSource>(std::move(parts));
}

}  // namespace headlight
