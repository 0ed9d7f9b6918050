#include "core/training/trainable_feed_forward.h"

#include "core/training/activation_gradient.h"
#include "core/training/parameter_views.h"

namespace headlight {
namespace {

std::vector<const LinearTensor*> upOf(const FeedForwardTensors& tensors) {
  if (tensors.gate) return {&*tensors.gate, &tensors.up};
  return {&tensors.up};
}

}  // namespace

TrainableFeedForward::TrainableFeedForward(const FeedForwardConfig& config, const FeedForwardTensors& tensors)
    : m_config(config), m_up(upOf(tensors)), m_down(linearOf(tensors.down)) {}

FeedForwardBlocks TrainableFeedForward::forward(const MatrixView& in, Workspace& workspace) const {
  FeedForwardBlocks blocks;
  blocks.inner = makeBlock(workspace, in.rows(), m_up.outputs());
  blocks.activated = makeBlock(workspace, in.rows(), m_config.size);
  m_up.forward(in, blocks.inner.view(), workspace);
  const MatrixView inner = blocks.inner.read();
  if (m_config.gated)
    gatedActivationForward(m_config.activation, columnsOf(inner, 0, m_config.size),
                           columnsOf(inner, m_config.size, m_config.size), blocks.activated.view());
  else
    activationForward(m_config.activation, inner, blocks.activated.view());
  return blocks;
}

void TrainableFeedForward::output(const FeedForwardBlocks& blocks, MutableMatrixView out, Write write,
                                  Workspace& workspace) const {
  if (write == Write::Add)
    addLinearForward(blocks.activated.read(), m_down, out, workspace);
  else
    linearForward(blocks.activated.read(), m_down, out, workspace);
}

void TrainableFeedForward::backward(const Backward& step, const GradientPlaces& places,
                                    Workspace& workspace) const {
  const WorkspaceScope scope(workspace);
  const FeedForwardBlocks& blocks = step.blocks;
  addLinearWeightGradient(
      {.x = blocks.activated.read(), .dy = step.dout, .weights = m_down, .gradients = places.of(m_down)},
      workspace);
  const std::int64_t size = m_config.size;
  const MatrixView inner = blocks.inner.read();
  const MutableMatrixView dinner = workspace.matrix(inner.rows(), inner.cols());
  const MutableMatrixView dactivated = columnsOf(dinner, 0, size);
  linearInputGradient(step.dout, m_down, dactivated, workspace);
  if (m_config.gated)
    gatedActivationBackward(m_config.activation, {.gate = columnsOf(inner, 0, size),
                                                  .up = columnsOf(inner, size, size),
                                                  .dy = readOnly(dactivated),
                                                  .dgate = dactivated,
                                                  .dup = columnsOf(dinner, size, size)});
  else
    activationBackward(m_config.activation, inner, readOnly(dactivated), dactivated);
  m_up.addWeightGradient(step.in, readOnly(dinner), places, workspace);
  m_up.inputGradient(readOnly(dinner), step.din, Write::Replace, workspace);
}

}  // namespace headlight
