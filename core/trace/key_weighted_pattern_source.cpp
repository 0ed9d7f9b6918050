#include "core/trace/key_weighted_pattern_source.h"

#include <algorithm>
#include <cassert>

#include "core/trace/pool_tiles.h"

namespace headlight {

KeyWeightedPatternSource::KeyWeightedPatternSource(std::shared_ptr<const PatternSource> source,
                                                   std::vector<float> factors, std::string description)
    : m_source(std::move(source)), m_factors(std::move(factors)), m_description(std::move(description)) {
  const PatternShape whole = m_source->shape();
  assert(static_cast<std::int64_t>(m_factors.size()) == whole.layers * whole.heads * whole.keys);
  if (whole.keys > 0) m_largest = *std::max_element(m_factors.begin(), m_factors.end());
}

const float* KeyWeightedPatternSource::factorsOf(HeadId head) const {
  const PatternShape whole = m_source->shape();
  assert(head.layer >= 0 && head.layer < whole.layers && head.head >= 0 && head.head < whole.heads);
  return m_factors.data() + (head.layer * whole.heads + head.head) * whole.keys;
}

float KeyWeightedPatternSource::cell(HeadId head, std::int64_t query, std::int64_t key) const {
  return m_source->cell(head, query, key) * factorsOf(head)[key];
}

void KeyWeightedPatternSource::row(HeadId head, std::int64_t query, std::span<float> out) const {
  m_source->row(head, query, out);
  const float* const factors = factorsOf(head);
  for (std::size_t key = 0; key < out.size(); ++key) out[key] *= factors[key];
}

void KeyWeightedPatternSource::column(HeadId head, std::int64_t key, std::span<float> out) const {
  m_source->column(head, key, out);
  for (float& weight : out) weight *= factorsOf(head)[key];
}

void KeyWeightedPatternSource::tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
                                    const Execution& execution) const {
  m_source->tile(head, rect, out, stride, execution);
  const float* const factors = factorsOf(head) + rect.keyBegin;
  for (std::int64_t row = 0; row < rect.rows(); ++row)
    for (std::int64_t key = 0; key < rect.columns(); ++key) out[row * stride + key] *= factors[key];
}

void KeyWeightedPatternSource::pooled(HeadId head, const PoolRequest& request, float* out,
                                      std::int64_t stride, const Execution& execution) const {
  poolTiles(*this, head, request, out, stride, execution);
}

}  // namespace headlight
