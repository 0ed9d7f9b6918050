#include "core/trace/layer_overview.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "core/attention/attention_kernel.h"

namespace headlight {
namespace {

constexpr float masked = -std::numeric_limits<float>::infinity();

}  // namespace

LayerOverview::LayerOverview(std::int64_t heads, std::int64_t side) : m_heads(heads), m_side(side) {}

LayerOverview LayerOverview::prefix(std::int64_t queries) const {
  LayerOverview part = *this;
  if (m_level == 0) return part;
  part.m_rows.resize(std::min(m_rows.size(), static_cast<std::size_t>(queries >> m_level)));
  part.m_firstNewRow = part.rows();
  return part;
}

void LayerOverview::clear() {
  m_level = 0;
  m_firstNewRow = 0;
  m_rows.clear();
}

void LayerOverview::start(std::int64_t queries, std::int64_t keys, bool causal) {
  const int level = m_side > 0 ? poolLevelFor(std::max(queries, keys), m_side) : 0;
  while (m_level > 0 && m_level < level) coarsen();
  // Finer pictures do not follow from coarser ones.
  if (level == 0 || m_level != level) clear();
  m_level = level;
  m_firstNewRow = rows();
  if (level == 0) return;
  const std::int64_t columns = pooledSize(keys, level);
  for (std::int64_t row = rows(); row < pooledSize(queries, level); ++row)
    m_rows.push_back(emptyRow(causal ? std::min(columns, row + 1) : columns));
}

LayerOverview::Row LayerOverview::emptyRow(std::int64_t columns) const {
  return {std::make_shared<std::vector<float>>(static_cast<std::size_t>(m_heads * columns), masked), columns};
}

/// One level more, as far as whole rows of pixels reach.
void LayerOverview::coarsen() {
  std::vector<Row> coarse;
  for (std::size_t first = 0; first + 1 < m_rows.size(); first += 2) {
    Row made = emptyRow((std::max(m_rows[first].columns, m_rows[first + 1].columns) + 1) / 2);
    for (const Row& fine : {m_rows[first], m_rows[first + 1]}) {
      for (std::int64_t i = 0; i < m_heads * fine.columns; ++i) {
        float& to = (*made.exponents)[static_cast<std::size_t>(i / fine.columns * made.columns +
                                                               i % fine.columns / 2)];
        to = std::max(to, (*fine.exponents)[static_cast<std::size_t>(i)]);
      }
    }
    coarse.push_back(std::move(made));
  }
  m_rows = std::move(coarse);
  ++m_level;
}

float* LayerOverview::newRow(std::int64_t row, std::int64_t head) {
  assert(row >= m_firstNewRow && row < rows() && head < m_heads);
  return m_rows[static_cast<std::size_t>(row)].exponents->data() + head * columns(row);
}

void LayerOverview::weights(std::int64_t head, const CellRect& rect, float* out, std::int64_t stride) const {
  assert(m_level > 0 && rect.queryEnd <= rows());
  for (std::int64_t row = rect.queryBegin; row < rect.queryEnd; ++row, out += stride) {
    const std::int64_t known = std::clamp(columns(row) - rect.keyBegin, std::int64_t{0}, rect.columns());
    const auto& exponents = *m_rows[static_cast<std::size_t>(row)].exponents;
    std::copy_n(exponents.data() + head * columns(row) + rect.keyBegin, known, out);
    kernel::bestTable().exponentials(out, known);
    std::fill(out + known, out + rect.columns(), 0.0f);
  }
}

std::size_t LayerOverview::bytes() const {
  std::size_t floats = 0;
  for (const Row& row : m_rows) floats += row.exponents->size();
  return floats * sizeof(float);
}

}  // namespace headlight
