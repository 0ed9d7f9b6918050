#include "core/trace/softmax_pattern_source.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

std::size_t indexOf(std::int64_t index) { return static_cast<std::size_t>(index); }

// Scratch of a thread's pooling, kept for its next picture.
float* poolScratch() {
  thread_local const std::shared_ptr<float[]> scratch =
      BufferPool().take(static_cast<std::size_t>(kernel::poolScratch));
  return scratch.get();
}

void fillZeros(float* out, std::int64_t rows, std::int64_t columns, std::int64_t stride) {
  for (std::int64_t row = 0; row < rows; ++row) std::fill_n(out + row * stride, columns, 0.0F);
}

bool everyRowSumsToOne(const AttentionLayerTrace& layer) {
  if (!layer.rule().sinks.empty()) return false;
  // By the mask rule alone, only a window that lies past the last key shows a query nothing.
  const auto [behind, ahead] = layer.rule().reach();
  if (!layer.rule().blocked && !layer.rule().keySets && layer.queries() - behind <= layer.keys()) return true;
  for (std::int64_t head = 0; head < layer.sizes().heads; ++head) {
    for (std::int64_t query = 0; query < layer.queries(); ++query) {
      if (std::isinf(layer.logSumExp(head, query))) return false;
    }
  }
  return true;
}

}  // namespace

struct SoftmaxPatternSource::GatheredValues {
  std::mutex mutex;
  std::map<std::pair<int, std::int64_t>, Matrix>
      values;  // by layer and key/value head; entries stay in place
};

SoftmaxPatternSource::SoftmaxPatternSource(Parts parts)
    : m_parts(std::move(parts)), m_values(std::make_shared<GatheredValues>()) {
  assert(!m_parts.layers.empty());
  for (const auto& layer : m_parts.layers) {
    if (!layer) continue;
    assert(layer->sizes().heads == first().sizes().heads);
    assert(layer->queries() == static_cast<std::int64_t>(m_parts.queryTokens.size()));
    assert(layer->keys() == static_cast<std::int64_t>(m_parts.keyTokens.size()));
    m_rowsSumToOne = m_rowsSumToOne && everyRowSumsToOne(*layer);
    m_hasSinks = m_hasSinks || !layer->rule().sinks.empty();
  }
}

const AttentionLayerTrace& SoftmaxPatternSource::first() const {
  const auto found = std::find_if(m_parts.layers.begin(), m_parts.layers.end(),
                                  [](const auto& layer) { return layer != nullptr; });
  assert(found != m_parts.layers.end());
  return **found;
}

PatternShape SoftmaxPatternSource::shape() const {
  const AttentionLayerTrace& any = first();
  return {static_cast<std::int64_t>(m_parts.layers.size()), any.sizes().heads, any.queries(), any.keys()};
}

float SoftmaxPatternSource::sinkShare(HeadId head, std::int64_t query) const {
  if (!hasPattern(head.layer)) return 0;
  const AttentionLayerTrace& trace = layer(head.layer);
  assert(query >= 0 && query < trace.queries());
  const std::vector<float>& sinks = trace.rule().sinks;
  if (sinks.empty()) return 0;
  float share = sinks[indexOf(head.head)] - trace.logSumExp(head.head, query);
  kernel::bestTable().exponentials(&share, 1);
  return share;
}

bool SoftmaxPatternSource::isMasked(HeadId head, std::int64_t query, std::int64_t key) const {
  return !hasPattern(head.layer) || layer(head.layer).rule().isMasked(query, key);
}

std::int64_t SoftmaxPatternSource::visibleKeys(HeadId head, std::int64_t query) const {
  if (!hasPattern(head.layer)) return 0;
  const AttentionLayerTrace& trace = layer(head.layer);
  return trace.rule().countVisible(query, trace.keys());
}

bool SoftmaxPatternSource::isMaskedRect(HeadId head, const CellRect& cells) const {
  return !hasPattern(head.layer) ||
         layer(head.layer).rule().masksAll(cells.queryBegin, cells.queryEnd, cells.keyBegin, cells.keyEnd);
}

float SoftmaxPatternSource::cell(HeadId head, std::int64_t query, std::int64_t key) const {
  float weight = 0;
  if (!hasPattern(head.layer)) return weight;
  kernel::bestTable().tile(layer(head.layer).head(head.head), {query, query + 1, key, key + 1}, true, &weight,
                           1);
  return weight;
}

void SoftmaxPatternSource::row(HeadId head, std::int64_t query, std::span<float> out) const {
  if (!hasPattern(head.layer)) return fillZeros(out.data(), 1, std::ssize(out), std::ssize(out));
  const AttentionLayerTrace& trace = layer(head.layer);
  assert(query >= 0 && query < trace.queries() && out.size() == indexOf(trace.keys()));
  kernel::bestTable().tile(trace.head(head.head), {query, query + 1, 0, trace.keys()}, true, out.data(),
                           trace.keys());
}

void SoftmaxPatternSource::column(HeadId head, std::int64_t key, std::span<float> out) const {
  if (!hasPattern(head.layer)) return fillZeros(out.data(), 1, std::ssize(out), std::ssize(out));
  const AttentionLayerTrace& trace = layer(head.layer);
  assert(key >= 0 && key < trace.keys() && out.size() == indexOf(trace.queries()));
  kernel::bestTable().tile(trace.head(head.head), {0, trace.queries(), key, key + 1}, true, out.data(), 1);
}

void SoftmaxPatternSource::tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
                                const Execution& execution) const {
  if (!hasPattern(head.layer)) return fillZeros(out, rect.rows(), rect.columns(), stride);
  const AttentionLayerTrace& trace = layer(head.layer);
  assert(rect.queryBegin >= 0 && rect.queryEnd <= trace.queries());
  assert(rect.keyBegin >= 0 && rect.keyEnd <= trace.keys());
  const kernel::Head view = trace.head(head.head);
  constexpr std::int64_t rowsAPiece = 32;
  parallelTasks(execution, (rect.rows() + rowsAPiece - 1) / rowsAPiece, [&](std::int64_t piece, int) {
    const std::int64_t begin = rect.queryBegin + piece * rowsAPiece;
    const std::int64_t end = std::min(rect.queryEnd, begin + rowsAPiece);
    kernel::bestTable().tile(view, {begin, end, rect.keyBegin, rect.keyEnd}, true,
                             out + (begin - rect.queryBegin) * stride, stride);
  });
}

bool SoftmaxPatternSource::isPooled(HeadId head, const PoolRequest& request) const {
  return hasPattern(head.layer) && request.level > 0 &&
         request.level == layer(head.layer).overview().level() && request.pooling == Pooling::Max &&
         request.leftOutKeys.empty() && request.queryScale.empty();
}

void SoftmaxPatternSource::pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
                                  const Execution& execution) const {
  if (!hasPattern(head.layer)) return fillZeros(out, request.pixels.rows(), request.pixels.columns(), stride);
  const AttentionLayerTrace& trace = layer(head.layer);
  const CellRect& pixels = request.pixels;
  assert(pixels.queryBegin >= 0 && pixels.queryEnd <= pooledSize(trace.queries(), request.level));
  assert(pixels.keyBegin >= 0 && pixels.keyEnd <= pooledSize(trace.keys(), request.level));
  assert(request.leftOutKeys.empty() || request.leftOutKeys.size() == indexOf(trace.keys()));
  assert(request.queryScale.empty() || request.queryScale.size() == indexOf(trace.queries()));
  if (pixels.rows() <= 0 || pixels.columns() <= 0) return;
  if (isPooled(head, request)) return trace.overview().weights(head.head, pixels, out, stride);
  const kernel::Head view = trace.head(head.head);
  // Pieces of 64 rows of cells or one row of pixels; where that gives few pieces, they are cut across as
  // well.
  const std::int64_t rows = std::max<std::int64_t>(1, kernel::attendRows >> std::min(request.level, 32));
  const std::int64_t bands = (pixels.rows() + rows - 1) / rows;
  const std::int64_t wanted = std::max<std::int64_t>(1, 4 * execution.threadCount() / bands);
  const std::int64_t cuts = execution.pool ? std::min(wanted, pixels.columns()) : 1;
  parallelTasks(execution, bands * cuts, [&](std::int64_t piece, int) {
    const std::int64_t band = bands - 1 - piece / cuts;  // a causal pattern's last rows are the longest
    kernel::PoolJob job{};
    job.level = request.level;
    job.mean = request.pooling == Pooling::Mean;
    job.pixels.queryBegin = pixels.queryBegin + band * rows;
    job.pixels.queryEnd = std::min(pixels.queryEnd, job.pixels.queryBegin + rows);
    job.pixels.keyBegin = pixels.keyBegin + pixels.columns() * (piece % cuts) / cuts;
    job.pixels.keyEnd = pixels.keyBegin + pixels.columns() * (piece % cuts + 1) / cuts;
    job.leftOutKeys = request.leftOutKeys.empty() ? nullptr : request.leftOutKeys.data();
    job.queryScale = request.queryScale.empty() ? nullptr : request.queryScale.data();
    job.out = out + band * rows * stride + (job.pixels.keyBegin - pixels.keyBegin);
    job.stride = stride;
    job.scratch = poolScratch();
    kernel::bestTable().pool(view, job);
  });
}

CellFacts SoftmaxPatternSource::facts(HeadId head, std::int64_t query, std::int64_t key) const {
  constexpr float kNothing = -std::numeric_limits<float>::infinity();
  if (!hasPattern(head.layer)) return {.score = kNothing, .logSumExp = kNothing, .masked = true};
  const AttentionLayerTrace& trace = layer(head.layer);
  assert(query >= 0 && query < trace.queries() && key >= 0 && key < trace.keys());
  const kernel::Table& table = kernel::bestTable();
  const kernel::Rect rect{query, query + 1, key, key + 1};
  kernel::Head view = trace.head(head.head);
  CellFacts facts;
  table.tile(view, rect, false, &facts.score, 1);
  table.tile(view, rect, true, &facts.weight, 1);
  facts.scale = view.scale;
  facts.cap = view.cap;
  facts.sink = view.sink;
  facts.logSumExp = trace.logSumExp(head.head, query);
  facts.masked = trace.rule().isMasked(query, key);
  // The bias and the dot product alone: the same operations without mask and cap, and with other factors.
  view.cap = 0;
  view.behind = view.ahead = kernel::everyKey;
  view.blocked = {};
  view.keySets = {};
  const bool isProduct = view.bias == kernel::Bias::Disentangled;
  view.scale = isProduct ? 1.0f : 0.0f;
  if (view.bias != kernel::Bias::None) table.tile(view, rect, false, &facts.bias, 1);
  view.scale = 1;
  view.bias = kernel::Bias::None;
  table.tile(view, rect, false, &facts.dot, 1);
  if (isProduct) facts.bias = facts.scale * (facts.bias - facts.dot);
  return facts;
}

bool SoftmaxPatternSource::hasValues() const {
  return std::all_of(m_parts.layers.begin(), m_parts.layers.end(),
                     [](const auto& layer) { return !layer || layer->hasValues(); });
}

MatrixView SoftmaxPatternSource::values(HeadId head) const {
  if (!hasPattern(head.layer)) return {nullptr, 0, 0, Eigen::OuterStride<>(0)};
  const AttentionLayerTrace& trace = layer(head.layer);
  const std::int64_t group = head.head / (trace.sizes().heads / trace.sizes().keyValueHeads);
  const std::lock_guard lock(m_values->mutex);
  Matrix& gathered = m_values->values[{head.layer, group}];
  if (gathered.size() == 0) gathered = trace.values(group);
  return {gathered.data(), gathered.rows(), gathered.cols(), Eigen::OuterStride<>(gathered.cols())};
}

}  // namespace headlight
