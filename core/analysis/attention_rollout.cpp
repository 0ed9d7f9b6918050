#include "core/analysis/attention_rollout.h"

#include <algorithm>

#include "core/analysis/mixed_attention.h"
#include "core/message.h"
#include "core/parallel/parallel_rows.h"
#include "core/tensor/matrix.h"
#include "core/trace/dense_pattern_source.h"

namespace headlight {
namespace {

constexpr std::int64_t blockRows = 32;

/// One past the last key of rows [begin, end) with a weight: the product need not look further.
std::int64_t usedKeys(const Matrix& mixed, std::int64_t begin, std::int64_t end) {
  std::int64_t used = mixed.cols();
  while (used > 0 && (mixed.block(begin, used - 1, end - begin, 1).array() == 0).all()) --used;
  return used;
}

/// `to` = mixed * before, all [tokens, tokens].
void multiply(const Matrix& mixed, const MatrixView& before, MutableMatrixView to,
              const Execution& execution) {
  const std::int64_t tokens = mixed.rows();
  parallelTasks(execution, (tokens + blockRows - 1) / blockRows, [&](std::int64_t block, int) {
    const std::int64_t begin = block * blockRows;
    const std::int64_t rows = std::min(blockRows, tokens - begin);
    const std::int64_t used = usedKeys(mixed, begin, begin + rows);
    to.middleRows(begin, rows).noalias() = mixed.block(begin, 0, rows, used) * before.topRows(used);
  });
}

}  // namespace

std::shared_ptr<const PatternSource> attentionRollout(const PatternSource& source,
                                                      const Execution& execution) {
  requireMixable(source, phrase("Attention rollout"), mostRolloutTokens);
  const PatternShape shape = source.shape();
  const std::int64_t tokens = shape.queries;
  const auto maps =
      std::make_shared<std::vector<float>>(static_cast<std::size_t>(shape.layers * tokens * tokens));
  const Eigen::OuterStride<> stride(tokens);
  for (int layer = 0; layer < shape.layers; ++layer) {
    const Matrix mixed = mixedAttention(source, layer, {execution.pool, execution.stop, {}});
    float* const map = maps->data() + layer * tokens * tokens;
    if (layer == 0) {
      std::copy_n(mixed.data(), mixed.size(), map);
    } else {
      multiply(mixed, MatrixView(map - tokens * tokens, tokens, tokens, stride),
               MutableMatrixView(map, tokens, tokens, stride), execution);
    }
    if (execution.progress)
      execution.progress(static_cast<double>(layer + 1) / static_cast<double>(shape.layers));
  }
  return std::make_shared<DensePatternSource>(
      DensePatternSource::Parts{.kind = source.kind(),
                                .shape = {shape.layers, 1, tokens, tokens},
                                .weights = maps->data(),
                                .storage = maps,
                                .queryTokens = source.queryTokens(),
                                .keyTokens = source.keyTokens(),
                                .description = "attention rollout, heads averaged, residual 0.5"},
      Execution{execution.pool, execution.stop, {}});
}

}  // namespace headlight
