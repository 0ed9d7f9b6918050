#include "core/training/prediction_head.h"

#include <algorithm>
#include <cassert>

#include "core/training/cross_entropy.h"
#include "core/training/embedding_gradient.h"
#include "core/training/row_arithmetic.h"
#include "core/training/transposition.h"

namespace headlight {
namespace {

// Rows with a target and what they predict.
struct PredictingRows {
  std::span<std::int32_t> rows;
  std::span<std::int32_t> targets;
};

PredictingRows predictingRows(std::span<const std::int32_t> targets, Workspace& workspace) {
  const auto count = std::count_if(targets.begin(), targets.end(), [](std::int32_t id) { return id >= 0; });
  const PredictingRows found{workspace.integers(count), workspace.integers(count)};
  std::size_t next = 0;
  for (std::size_t row = 0; row < targets.size(); ++row) {
    if (targets[row] < 0) continue;
    found.rows[next] = static_cast<std::int32_t>(row);
    found.targets[next++] = targets[row];
  }
  return found;
}

// Rows of one block: their logits stay in the caches as far as a product of reasonable size allows.
std::int64_t rowsPerBlock(std::int64_t vocabulary) {
  constexpr std::int64_t cachedFloats = std::int64_t{1} << 21;
  return std::clamp<std::int64_t>(cachedFloats / std::max<std::int64_t>(vocabulary, 1) / 16 * 16, 64, 512);
}

// The weights as the backend takes them fastest in block after block: input-major.
LinearWeights weightsForBlocks(const LinearWeights& weights, Workspace& workspace) {
  if (weights.inputMajor) return weights;
  const MutableMatrixView transposed = workspace.matrix(weights.inputs(), weights.outputs());
  transposeRows(weights.weight, transposed);
  return {readOnly(transposed), weights.bias, true, weights.precision};
}

// Calls body(logits, gathered hidden states, rows, their targets) for each block of predicting rows.
template <typename Body>
void forEachBlock(const MatrixView& hidden, const PredictingRows& predicting, const PredictionHead& head,
                  Workspace& workspace, const Body& body) {
  const std::int64_t vocabulary = head.weights.outputs();
  const std::int64_t all = std::ssize(predicting.rows);
  if (all == 0) return;
  const std::int64_t blocks = (all + rowsPerBlock(vocabulary) - 1) / rowsPerBlock(vocabulary);
  const std::int64_t step = (all + blocks - 1) / blocks;  // blocks of nearly the same size
  const LinearWeights weights = weightsForBlocks(head.weights, workspace);
  for (std::int64_t first = 0; first < all; first += step) {
    const WorkspaceScope scope(workspace);
    const auto count = static_cast<std::size_t>(std::min(step, all - first));
    const auto rows = predicting.rows.subspan(static_cast<std::size_t>(first), count);
    const auto targets = predicting.targets.subspan(static_cast<std::size_t>(first), count);
    MutableMatrixView gathered = workspace.matrix(std::ssize(rows), hidden.cols());
    MutableMatrixView logits = workspace.matrix(std::ssize(rows), vocabulary);
    gatherRows({hidden, rows}, gathered);
    linearForward(readOnly(gathered), weights, logits, workspace);
    if (head.scale != 1) scaleRows(head.scale, logits);
    body(logits, gathered, rows, targets);
  }
}

}  // namespace

PredictionLoss predictionLoss(const MatrixView& hidden, std::span<const std::int32_t> targets,
                              const PredictionHead& head, Workspace& workspace) {
  assert(hidden.rows() == std::ssize(targets));
  const WorkspaceScope scope(workspace);
  const PredictingRows predicting = predictingRows(targets, workspace);
  PredictionLoss sum{0, std::ssize(predicting.rows)};
  forEachBlock(hidden, predicting, head, workspace,
               [&](const MutableMatrixView& logits, const MutableMatrixView&, std::span<const std::int32_t>,
                   std::span<const std::int32_t> wanted) {
                 sum.loss += crossEntropy(readOnly(logits), wanted, head.labelSmoothing);
               });
  return sum;
}

PredictionLoss predictionGradient(const PredictionStep& step, const PredictionHead& head,
                                  Workspace& workspace) {
  assert(step.hidden.rows() == std::ssize(step.targets) && step.dhidden.rows() == step.hidden.rows());
  const WorkspaceScope scope(workspace);
  const PredictingRows predicting = predictingRows(step.targets, workspace);
  PredictionLoss sum{0, std::ssize(predicting.rows)};
  clearRows(step.dhidden);
  forEachBlock(
      step.hidden, predicting, head, workspace,
      [&](const MutableMatrixView& logits, const MutableMatrixView& gathered,
          std::span<const std::int32_t> rows, std::span<const std::int32_t> targets) {
        sum.loss += crossEntropyGradient(logits, targets, head.labelSmoothing);
        if (head.scale != 1) scaleRows(head.scale, logits);
        const MatrixView dlogits = readOnly(logits);
        addLinearWeightGradient({readOnly(gathered), dlogits, head.weights, head.gradients}, workspace);
        // The gathered rows are not needed any more.
        linearInputGradient(dlogits, head.weights, gathered, workspace);
        scatterAddRows(readOnly(gathered), rows, 1, step.dhidden);
      });
  return sum;
}

}  // namespace headlight
