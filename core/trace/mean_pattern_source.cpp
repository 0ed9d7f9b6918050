#include "core/trace/mean_pattern_source.h"

#include <algorithm>
#include <cassert>

#include "core/parallel/parallel_rows.h"
#include "core/trace/pool_tiles.h"

namespace headlight {

MeanPatternSource::MeanPatternSource(std::shared_ptr<const PatternSource> source, std::vector<HeadId> heads)
    : m_source(std::move(source)), m_heads(std::move(heads)) {
  assert(m_source && !m_heads.empty());
}

PatternShape MeanPatternSource::shape() const {
  const PatternShape whole = m_source->shape();
  return {1, 1, whole.queries, whole.keys};
}

std::string MeanPatternSource::description() const {
  const PatternShape whole = m_source->shape();
  if (static_cast<std::int64_t>(m_heads.size()) == whole.layers * whole.heads && m_heads.size() > 1) {
    return "mean of all " + std::to_string(m_heads.size()) + " heads";
  }
  std::string text = m_heads.size() == 1 ? "head " : "mean of heads ";
  for (std::size_t i = 0; i < m_heads.size(); ++i) {
    if (i > 0) text += ", ";
    text += std::to_string(m_heads[i].layer) + "." + std::to_string(m_heads[i].head);
  }
  return text;
}

PatternTraits MeanPatternSource::traits() const {
  PatternTraits traits = traitsOf(*m_source);
  traits.headsPerCell *= std::ssize(m_heads);
  return traits;
}

// The rectangle is worked on in pieces of some thousand cells, so that the sum stays in the cache.
void MeanPatternSource::addUp(const CellRect& rect, float* out, std::int64_t stride,
                              const Execution& execution) const {
  constexpr std::int64_t pieceRows = 16;
  constexpr std::int64_t pieceKeys = 512;
  std::vector<float> piece(static_cast<std::size_t>(pieceRows * pieceKeys));
  const float factor = 1.0f / static_cast<float>(m_heads.size());
  for (std::int64_t query = rect.queryBegin; query < rect.queryEnd; query += pieceRows) {
    for (std::int64_t key = rect.keyBegin; key < rect.keyEnd; key += pieceKeys) {
      execution.throwIfStopped();
      const CellRect part{query, std::min(rect.queryEnd, query + pieceRows), key,
                          std::min(rect.keyEnd, key + pieceKeys)};
      for (std::size_t i = 0; i < m_heads.size(); ++i) {
        m_source->tile(m_heads[i], part, piece.data(), pieceKeys);
        for (std::int64_t row = 0; row < part.rows(); ++row) {
          float* const to = out + (query - rect.queryBegin + row) * stride + (key - rect.keyBegin);
          const float* const from = piece.data() + row * pieceKeys;
          for (std::int64_t column = 0; column < part.columns(); ++column) {
            const float sum = i == 0 ? from[column] : to[column] + from[column];
            to[column] = i + 1 == m_heads.size() ? sum * factor : sum;
          }
        }
      }
    }
  }
}

bool MeanPatternSource::rowsSumToOne() const {
  return m_source->rowsSumToOne() && std::all_of(m_heads.begin(), m_heads.end(), [&](HeadId head) {
           return m_source->hasPattern(head.layer) == hasPattern(0);
         });
}

bool MeanPatternSource::hasPattern(int) const {
  return std::any_of(m_heads.begin(), m_heads.end(),
                     [&](HeadId head) { return m_source->hasPattern(head.layer); });
}

float MeanPatternSource::sinkShare(HeadId, std::int64_t query) const {
  float sum = 0;
  for (const HeadId head : m_heads) sum += m_source->sinkShare(head, query);
  return sum / static_cast<float>(m_heads.size());
}

bool MeanPatternSource::isMasked(HeadId, std::int64_t query, std::int64_t key) const {
  return std::all_of(m_heads.begin(), m_heads.end(),
                     [&](HeadId head) { return m_source->isMasked(head, query, key); });
}

bool MeanPatternSource::isMaskedRect(HeadId, const CellRect& cells) const {
  return std::all_of(m_heads.begin(), m_heads.end(),
                     [&](HeadId head) { return m_source->isMaskedRect(head, cells); });
}

float MeanPatternSource::cell(HeadId, std::int64_t query, std::int64_t key) const {
  float sum = 0;
  addUp({query, query + 1, key, key + 1}, &sum, 1, {});
  return sum;
}

void MeanPatternSource::row(HeadId, std::int64_t query, std::span<float> out) const {
  assert(out.size() == static_cast<std::size_t>(shape().keys));
  addUp({query, query + 1, 0, shape().keys}, out.data(), shape().keys, {});
}

void MeanPatternSource::column(HeadId, std::int64_t key, std::span<float> out) const {
  assert(out.size() == static_cast<std::size_t>(shape().queries));
  addUp({0, shape().queries, key, key + 1}, out.data(), 1, {});
}

void MeanPatternSource::tile(HeadId, const CellRect& rect, float* out, std::int64_t stride,
                             const Execution& execution) const {
  const std::int64_t cost = rect.columns() * static_cast<std::int64_t>(m_heads.size()) * 64;
  parallelRows(execution, rect.queryBegin, rect.queryEnd, cost,
               [&](std::int64_t begin, std::int64_t end, int) {
                 addUp({begin, end, rect.keyBegin, rect.keyEnd}, out + (begin - rect.queryBegin) * stride,
                       stride, {nullptr, execution.stop, {}});
               });
}

void MeanPatternSource::pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
                               const Execution& execution) const {
  poolTiles(*this, head, request, out, stride, execution);
}

}  // namespace headlight
