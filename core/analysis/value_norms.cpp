#include "core/analysis/value_norms.h"

#include <algorithm>
#include <cassert>

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

// Keys that are multiplied at once: their products [keys, d_model] stay in the cache.
constexpr std::int64_t blockKeys = 64;

void fillNorms(const MatrixView& values, const Eigen::Ref<const Matrix>& output, std::int64_t begin,
               std::int64_t end, float* norms) {
  const Matrix products = values.middleRows(begin, end - begin) * output.transpose();
  for (std::int64_t key = begin; key < end; ++key)
    norms[key] = static_cast<float>(products.row(key - begin).cast<double>().norm());
}

}  // namespace

std::vector<float> valueNorms(const ValueSource& values, const PatternShape& shape,
                              const OutputWeights& outputWeights, const Execution& execution) {
  std::vector<float> norms(static_cast<std::size_t>(shape.layers * shape.heads * shape.keys));
  const std::int64_t blocks = (shape.keys + blockKeys - 1) / blockKeys;
  for (int layer = 0; layer < shape.layers; ++layer) {
    if (values.values({layer, 0}).size() == 0) continue;  // the layer does not attend: its norms stay 0
    const Matrix weights = outputWeights(layer);
    parallelTasks(execution, shape.heads * blocks, [&](std::int64_t task, int) {
      const HeadId head{layer, static_cast<int>(task / blocks)};
      const MatrixView rows = values.values(head);
      const std::int64_t size = rows.cols();
      assert(weights.cols() == size * shape.heads && rows.rows() == shape.keys);
      const std::int64_t begin = task % blocks * blockKeys;
      float* const headNorms = norms.data() + (layer * shape.heads + head.head) * shape.keys;
      fillNorms(rows, weights.middleCols(head.head * size, size), begin,
                std::min(shape.keys, begin + blockKeys), headNorms);
    });
    if (execution.progress)
      execution.progress(static_cast<double>(layer + 1) / static_cast<double>(shape.layers));
  }
  return norms;
}

}  // namespace headlight
