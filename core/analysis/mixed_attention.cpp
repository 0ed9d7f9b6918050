#include "core/analysis/mixed_attention.h"

#include <algorithm>
#include <string>

#include "core/error.h"
#include "core/parallel/parallel_rows.h"
#include "core/trace/mean_pattern_source.h"

namespace headlight {
namespace {

constexpr std::int64_t mixedRows = 16;

void addResidual(Matrix& mixed, std::int64_t begin, std::int64_t end) {
  for (std::int64_t row = begin; row < end; ++row) {
    mixed.row(row) *= 0.5f;
    mixed(row, row) += 0.5f;
    // A row sums to 1 already, but for sinks, padding and imported arrays.
    mixed.row(row) /= static_cast<float>(mixed.row(row).cast<double>().sum());
  }
}

}  // namespace

Matrix mixedAttention(const PatternSource& source, int layer, const Execution& execution) {
  const PatternShape shape = source.shape();
  std::vector<HeadId> heads;
  for (int head = 0; head < shape.heads; ++head) heads.push_back({layer, head});
  // The source outlives the call, so that nothing is shared.
  const MeanPatternSource mean({std::shared_ptr<void>(), &source}, heads);
  Matrix mixed(shape.queries, shape.keys);
  const std::int64_t blocks = (shape.queries + mixedRows - 1) / mixedRows;
  parallelTasks(execution, blocks, [&](std::int64_t block, int) {
    const std::int64_t begin = block * mixedRows;
    const std::int64_t end = std::min(shape.queries, begin + mixedRows);
    mean.tile({0, 0}, {begin, end, 0, shape.keys}, mixed.data() + begin * shape.keys, shape.keys);
    addResidual(mixed, begin, end);
  });
  return mixed;
}

void requireMixable(const PatternSource& source, Phrase what, std::int64_t mostTokens) {
  const PatternShape shape = source.shape();
  if (source.kind() == AttentionKind::Cross)
    throw Error(
        "%1 follows one stream of tokens from layer to layer, so there is none of cross-attention, only of "
        "encoder and decoder.",
        what);
  if (shape.queries != shape.keys)
    throw Error("%1 needs as many queries as keys, and there are %2 queries and %3 keys.", what,
                shape.queries, shape.keys);
  if (source.valueRange().low < 0) throw Error("%1 needs weights of which none is negative.", what);
  if (shape.queries > mostTokens)
    throw Error("%1 is made for up to %2 tokens, and there are %3.", what, mostTokens, shape.queries);
}

}  // namespace headlight
