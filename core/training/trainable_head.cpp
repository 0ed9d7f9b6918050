#include "core/training/trainable_head.h"

#include "core/training/activation_gradient.h"
#include "core/training/embedding_gradient.h"
#include "core/training/parameter_views.h"
#include "core/training/prediction_head.h"
#include "core/training/row_arithmetic.h"

namespace headlight {
namespace {

LinearWeights decoderOf(const OutputHeadTensors& tensors) {
  LinearWeights weights = linearOf(tensors.decoder);
  if (tensors.bias) weights.bias = floatsOf(*tensors.bias);
  return weights;
}

std::optional<LinearWeights> transformOf(const OutputHeadTensors& tensors) {
  if (!tensors.transform) return std::nullopt;
  return linearOf(*tensors.transform);
}

std::int64_t hiddenSize(const OutputHeadTensors& tensors) { return tensors.decoder.inputs; }

LossSum sumOf(const PredictionLoss& loss) { return {.loss = loss.loss, .predicted = loss.predicted}; }

}  // namespace

TrainableHead::TrainableHead(const ModelConfig& config, const OutputHeadTensors& tensors,
                             const std::optional<NormWeights>& finalNorm)
    : m_logitScale(config.logitScale),
      m_finalNorm(finalNorm),
      m_transform(transformOf(tensors)),
      m_activation(tensors.transformActivation),
      m_transformNorm(normOf(config.main().norm, tensors.transformNorm, hiddenSize(tensors))),
      m_decoder(decoderOf(tensors)) {}

HeadBlocks TrainableHead::forward(const RowBlock& stream, std::span<const std::int32_t> targets,
                                  Workspace& workspace) const {
  HeadBlocks blocks;
  const std::span<std::int32_t> rows = workspace.integers(stream.rows);
  const std::span<std::int32_t> wanted = workspace.integers(stream.rows);
  std::size_t count = 0;
  for (std::size_t row = 0; row < targets.size(); ++row) {
    if (targets[row] < 0) continue;
    rows[count] = static_cast<std::int32_t>(row);
    wanted[count++] = targets[row];
  }
  blocks.rows = rows.first(count);
  blocks.targets = wanted.first(count);
  const auto make = [&](std::int64_t columns) {
    return makeBlock(workspace, static_cast<std::int64_t>(count), columns);
  };
  blocks.stream = make(stream.columns);
  gatherRows({.table = stream.read(), .ids = blocks.rows}, blocks.stream.view());
  blocks.hidden = blocks.states = blocks.stream;
  if (m_finalNorm) {
    blocks.hidden = blocks.states = make(stream.columns);
    normForward(blocks.stream.read(), *m_finalNorm, blocks.states.view(), workspace);
  }
  if (!m_transform) return blocks;
  blocks.hidden = blocks.activated = blocks.transformed = make(m_transform->outputs());
  linearForward(blocks.states.read(), *m_transform, blocks.transformed.view(), workspace);
  if (m_activation) {
    blocks.hidden = blocks.activated = make(m_transform->outputs());
    activationForward(*m_activation, blocks.transformed.read(), blocks.activated.view());
  }
  if (!m_transformNorm) return blocks;
  blocks.hidden = make(m_transform->outputs());
  normForward(blocks.activated.read(), *m_transformNorm, blocks.hidden.view(), workspace);
  return blocks;
}

LossSum TrainableHead::loss(const HeadBlocks& blocks, Workspace& workspace) const {
  const PredictionHead head{.weights = m_decoder, .scale = m_logitScale};
  return sumOf(predictionLoss(blocks.hidden.read(), blocks.targets, head, workspace));
}

Matrix TrainableHead::logits(const HeadBlocks& blocks, Workspace& workspace) const {
  Matrix logits(blocks.hidden.rows, vocabulary());
  const MutableMatrixView view = viewOf(logits.data(), logits.rows(), logits.cols());
  linearForward(blocks.hidden.read(), m_decoder, view, workspace);
  scaleRows(m_logitScale, view);
  return logits;
}

void TrainableHead::transformBackward(const HeadBlocks& blocks, MutableMatrixView dhidden,
                                      MutableMatrixView dstates, const GradientPlaces& places,
                                      Workspace& workspace) const {
  if (m_transformNorm)
    normBackward({.x = blocks.activated.read(), .dy = readOnly(dhidden), .dx = dhidden}, *m_transformNorm,
                 places.of(*m_transformNorm), workspace);
  if (m_activation) activationBackward(*m_activation, blocks.transformed.read(), readOnly(dhidden), dhidden);
  addLinearWeightGradient({.x = blocks.states.read(),
                           .dy = readOnly(dhidden),
                           .weights = *m_transform,
                           .gradients = places.of(*m_transform)},
                          workspace);
  linearInputGradient(readOnly(dhidden), *m_transform, dstates, workspace);
}

LossSum TrainableHead::gradient(const HeadBlocks& blocks, float labelSmoothing, MutableMatrixView dstream,
                                const GradientPlaces& places, Workspace& workspace) const {
  clearRows(dstream);
  if (blocks.rows.empty()) return {};
  const WorkspaceScope scope(workspace);
  const MutableMatrixView dhidden = workspace.matrix(blocks.hidden.rows, blocks.hidden.columns);
  const PredictionHead head{.weights = m_decoder,
                            .gradients = places.of(m_decoder),
                            .scale = m_logitScale,
                            .labelSmoothing = labelSmoothing};
  const LossSum loss = sumOf(predictionGradient(
      {.hidden = blocks.hidden.read(), .targets = blocks.targets, .dhidden = dhidden}, head, workspace));
  spread(blocks, dhidden, dstream, places, workspace);
  return loss;
}

// From the gradient of what the last product takes to that of the stream; `dhidden` is overwritten.
void TrainableHead::spread(const HeadBlocks& blocks, MutableMatrixView dhidden, MutableMatrixView dstream,
                           const GradientPlaces& places, Workspace& workspace) const {
  RowBlock dstates = blockOf(dhidden);
  if (m_transform) {
    dstates = makeBlock(workspace, blocks.states.rows, blocks.states.columns);
    transformBackward(blocks, dhidden, dstates.view(), places, workspace);
  }
  if (m_finalNorm)
    normBackward({.x = blocks.stream.read(), .dy = dstates.read(), .dx = dstates.view()}, *m_finalNorm,
                 places.of(*m_finalNorm), workspace);
  scatterAddRows(dstates.read(), blocks.rows, 1, dstream);
}

void TrainableHead::logitGradient(const HeadBlocks& blocks, std::int32_t token, MutableMatrixView dstream,
                                  Workspace& workspace) const {
  clearRows(dstream);
  const WorkspaceScope scope(workspace);
  MutableMatrixView dhidden = workspace.matrix(blocks.hidden.rows, blocks.hidden.columns);
  if (m_decoder.inputMajor)
    dhidden.row(0) = m_decoder.weight.col(token).transpose() * m_logitScale;
  else
    dhidden.row(0) = m_decoder.weight.row(token) * m_logitScale;
  spread(blocks, dhidden, dstream, {}, workspace);
}

}  // namespace headlight
