#include "core/trace/cell_vectors.h"

#include <cassert>

#include "core/trace/softmax_pattern_source.h"

namespace headlight {
namespace {

RowVector queryOf(const kernel::Head& head, std::int64_t query) {
  const kernel::QueryBlock& block = head.queryBlocks[query >> kernel::blockShift];
  const std::int64_t row = head.head * block.capacity + query % kernel::blockTokens;
  return Eigen::Map<const RowVector>(block.queries + row * head.headSize, head.headSize);
}

// Keys lie in panels, [d_k, 16] each.
RowVector keyOf(const kernel::Head& head, std::int64_t key) {
  const kernel::KeyBlock& block = head.keyBlocks[key >> kernel::blockShift];
  const std::int64_t inBlock = key % kernel::blockTokens;
  const std::int64_t panel =
      (head.keyValueHead * block.capacity + inBlock) / kernel::panelKeys * kernel::panelKeys;
  const float* const first = block.keys + panel * head.headSize + inBlock % kernel::panelKeys;
  return Eigen::Map<const RowVector, 0, Eigen::InnerStride<>>(first, head.headSize,
                                                              Eigen::InnerStride<>(kernel::panelKeys));
}

}  // namespace

std::optional<CellVectors> cellVectors(const ScoreSource& scores, HeadId head, std::int64_t query,
                                       std::int64_t key) {
  const auto* const source = dynamic_cast<const SoftmaxPatternSource*>(&scores);
  if (!source || !source->hasPattern(head.layer)) return std::nullopt;
  const AttentionLayerTrace& layer = source->layer(head.layer);
  assert(query >= 0 && query < layer.queries() && key >= 0 && key < layer.keys());
  const kernel::Head view = layer.head(head.head);
  return CellVectors{queryOf(view, query), keyOf(view, key)};
}

}  // namespace headlight
