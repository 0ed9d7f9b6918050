#include "core/layers/attention_overview.h"

#include <algorithm>
#include <limits>

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

// So many multiplications of pooling are not noticed beside a run; more would keep its result waiting.
constexpr std::int64_t affordable = std::int64_t{1} << 31;

}  // namespace

AttentionOverview::AttentionOverview(AttentionLayerTrace& layer, std::int64_t firstQuery, bool wanted)
    : m_layer(layer), m_overview(layer.mutableOverview()) {
  m_overview.start(layer.queries(), layer.keys(), layer.rule().reach().second == 0);
  m_firstPooled = m_overview.firstNewRow();
  m_endPooled = pooledSize(firstQuery, level());
  const std::int64_t queries = std::max<std::int64_t>(0, m_endPooled - m_firstPooled) << level();
  const std::int64_t multiplications = queries * layer.keys() * layer.sizes().heads * layer.sizes().headSize;
  if (!wanted || firstQuery == layer.queries() || multiplications > affordable) m_overview.clear();
  if (level() <= kernel::attendShift) return;
  m_firstPiece = firstQuery >> kernel::attendShift;
  m_endPiece = pooledSize(layer.queries(), kernel::attendShift);
  m_columns = pooledSize(layer.keys(), level());
  m_pieces.assign(static_cast<std::size_t>((m_endPiece - m_firstPiece) * layer.sizes().heads * m_columns),
                  -std::numeric_limits<float>::infinity());
}

float* AttentionOverview::piece(std::int64_t index, std::int64_t head) {
  return m_pieces.data() + ((index - m_firstPiece) * m_layer.sizes().heads + head) * m_columns;
}

AttentionOverview::JobRows AttentionOverview::rowsOf(std::int64_t head, std::int64_t queryBegin,
                                                     std::int64_t queryEnd) {
  JobRows rows{};
  if (level() == 0) return rows;
  const bool inPieces = level() > kernel::attendShift;
  const int shift = std::min(level(), kernel::attendShift);
  const std::int64_t first = queryBegin >> shift;
  for (std::int64_t row = first; row <= (queryEnd - 1) >> shift; ++row)
    rows[static_cast<std::size_t>(row - first)] = inPieces ? piece(row, head) : m_overview.newRow(row, head);
  return rows;
}

void AttentionOverview::gatherPieces() {
  if (m_pieces.empty()) return;
  for (std::int64_t index = m_firstPiece; index < m_endPiece; ++index) {
    const std::int64_t row = index >> (level() - kernel::attendShift);
    for (std::int64_t head = 0; head < m_layer.sizes().heads; ++head) {
      const float* const from = piece(index, head);
      float* const to = m_overview.newRow(row, head);
      for (std::int64_t column = 0; column < m_overview.columns(row); ++column)
        to[column] = std::max(to[column], from[column]);
    }
  }
  m_pieces.clear();
}

void AttentionOverview::poolRow(std::int64_t row, std::int64_t head, float* scratch) {
  kernel::PoolJob job{};
  job.level = level();
  job.exponents = true;
  job.pixels = {row, row + 1, 0, m_overview.columns(row)};
  job.out = m_overview.newRow(row, head);
  job.stride = m_overview.columns(row);
  job.scratch = scratch;
  kernel::bestTable().pool(m_layer.head(head), job);
}

void AttentionOverview::finish(const AttentionWorkspace& workspace, const Execution& execution) {
  if (level() == 0) return;
  gatherPieces();
  const std::int64_t heads = m_layer.sizes().heads;
  const std::int64_t rows = std::max<std::int64_t>(0, m_endPooled - m_firstPooled);
  parallelTasks(execution, rows * heads, [&](std::int64_t task, int worker) {
    poolRow(m_firstPooled + task / heads, task % heads, workspace.piece(worker));
  });
}

}  // namespace headlight
