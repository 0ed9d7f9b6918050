#include "core/layers/key_indexer.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

constexpr double kKeyEpsilon = 1e-6;  // that of the published code

std::span<float> startOfRow(MutableMatrixView& matrix, std::int64_t row, std::int64_t count) {
  return {matrix.data() + row * matrix.outerStride(), static_cast<std::size_t>(count)};
}

// The first numbers of each head turn, unlike those of the attention in halves.
RotarySettings rotaryOf(const LatentConfig& config) {
  return {.headSize = config.indexer->headSize, .turned = config.rotarySize};
}

// The `count` candidates with the largest scores, of equal ones the lower index, in ascending order.
void keepLargest(const RowVector& scores, std::int64_t count, std::vector<std::int32_t>& candidates) {
  if (std::ssize(candidates) <= count) return;
  const auto larger = [&](std::int32_t a, std::int32_t b) {
    return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
  };
  std::nth_element(candidates.begin(), candidates.begin() + count, candidates.end(), larger);
  candidates.resize(static_cast<std::size_t>(count));
  std::sort(candidates.begin(), candidates.end());
}

}  // namespace

KeyIndexer::KeyIndexer(const LatentConfig& config, const IndexerTensors& tensors, LinearWorkspace& workspace,
                       const Execution& execution, bool pack)
    : m_config(*config.indexer),
      m_rotary(rotaryOf(config)),
      m_query({tensors.query}, workspace, execution, {.pack = pack}),
      m_keyWeights({tensors.key, tensors.weights}, workspace, execution, {.pack = pack}),
      m_keyNorm(NormKind::LayerNorm, tensors.keyNorm, kKeyEpsilon) {}

void KeyIndexer::project(MatrixView in, MatrixView queryLatents, const RotaryTable* rotary,
                         const ForwardContext& context) const {
  LatentBuffers& buffers = context.buffers.latent;
  const std::int64_t rows = context.batch.rows();
  MutableMatrixView queries = reserved(buffers.indexQueries, rows, m_query.outputs());
  MutableMatrixView keys = reserved(buffers.indexKeys, rows, m_keyWeights.outputs());
  m_query.store(queryLatents, 0, rows, queries, context.linears, context.execution);
  m_keyWeights.store(in, 0, rows, keys, context.linears, context.execution);
  parallelRows(context.execution, 0, rows, m_query.outputs(), [&](std::int64_t begin, std::int64_t end, int) {
    for (std::int64_t row = begin; row < end; ++row) {
      const std::span<float> key = startOfRow(keys, row, m_config.headSize);
      m_keyNorm.applyToRow(key, 0, key);
      if (rotary == nullptr) continue;
      rotateRow(*rotary, row, m_rotary, key);
      rotateRow(*rotary, row, m_rotary, startOfRow(queries, row, m_query.outputs()));
    }
  });
}

std::shared_ptr<const Matrix> KeyIndexer::keysOf(const PackedBatch::Sequence& rows, const Matrix* earlier,
                                                 const ForwardContext& context) const {
  const std::int64_t stride = m_keyWeights.outputs();
  const MatrixView own(context.buffers.latent.indexKeys.data() + rows.firstRow * stride, rows.rows,
                       m_config.headSize, Eigen::OuterStride<>(stride));
  auto all = std::make_shared<Matrix>(rows.firstToken + rows.rows, m_config.headSize);
  assert(rows.firstToken == 0 || (earlier && earlier->rows() >= rows.firstToken));
  if (rows.firstToken > 0) all->topRows(rows.firstToken) = earlier->topRows(rows.firstToken);
  all->bottomRows(rows.rows) = own;
  return all;
}

RowVector KeyIndexer::scoresOf(std::int64_t row, const Matrix& all, std::int64_t keys,
                               const ForwardContext& context) const {
  const std::int64_t d = m_config.headSize;
  const std::int64_t heads = m_config.heads;
  const LatentBuffers& buffers = context.buffers.latent;
  const Eigen::Map<const RowVector> weights(buffers.indexKeys.data() + row * m_keyWeights.outputs() + d,
                                            heads);
  const MatrixView query(buffers.indexQueries.data() + row * heads * d, heads, d, Eigen::OuterStride<>(d));
  const Matrix products = (query * all.topRows(keys).transpose()).cwiseMax(0.0F);  // [heads, keys]
  const auto scale = static_cast<float>(1 / std::sqrt(static_cast<double>(d * heads)));
  return (weights * scale) * products;
}

std::shared_ptr<const KeySets> KeyIndexer::choose(const PackedBatch::Sequence& rows,
                                                  const AttentionRule& rule, const IndexedKeys& known,
                                                  const ForwardContext& context) const {
  const std::int64_t tokens = rows.firstToken + rows.rows;
  if (tokens <= m_config.chosen) return nullptr;
  std::vector<std::vector<std::int32_t>> chosen(static_cast<std::size_t>(tokens));
  const std::int64_t cost = tokens * m_config.heads * m_config.headSize;
  parallelRows(context.execution, 0, tokens, cost, [&](std::int64_t begin, std::int64_t end, int) {
    for (std::int64_t query = begin; query < end; ++query) {
      std::vector<std::int32_t>& keys = chosen[static_cast<std::size_t>(query)];
      if (query < rows.firstToken && known.earlier) {
        keys.assign(known.earlier->of(query).begin(), known.earlier->of(query).end());
        continue;
      }
      const auto [low, high] = rule.visibleKeys(query, tokens);
      for (std::int64_t key = low; key < high; ++key)
        if (!rule.isMasked(query, key)) keys.push_back(static_cast<std::int32_t>(key));
      const std::int64_t row = rows.firstRow + query - rows.firstToken;
      if (query >= rows.firstToken && std::ssize(keys) > m_config.chosen)
        keepLargest(scoresOf(row, known.keys, high, context), m_config.chosen, keys);
    }
  });
  auto sets = std::make_shared<KeySets>();
  for (const std::vector<std::int32_t>& keys : chosen) sets->add(keys);
  return sets;
}

}  // namespace headlight
