#include "core/layers/feed_forward.h"

#include "core/layers/activation.h"
#include "core/layers/feed_forward_taps.h"

namespace headlight {
namespace {

std::vector<LinearTensor> upParts(const FeedForwardTensors& tensors) {
  if (tensors.gate) return {*tensors.gate, tensors.up};
  return {tensors.up};
}

}  // namespace

FeedForward::FeedForward(const FeedForwardTensors& tensors, Activation activation, LinearWorkspace& workspace,
                         const Execution& execution, bool pack)
    : m_activation(activation),
      m_gated(tensors.gate.has_value()),
      m_up(upParts(tensors), workspace, execution,
           {.parts = m_gated ? LinearParts::Paired : LinearParts::Concatenated, .pack = pack}),
      m_down({tensors.down}, workspace, execution, {.pack = pack}) {}

void FeedForward::storeActivated(const LinearTile& tile, MutableMatrixView inner) const {
  const std::size_t size = static_cast<std::size_t>(tile.outputs);
  for (std::int64_t row = 0; row < tile.rows; ++row) {
    float* to = inner.data() + (tile.firstRow + row) * inner.outerStride() + tile.firstOutput;
    const std::int64_t from = row * tile.stride;
    if (m_gated) {
      activateGated(m_activation, {tile.data + from, size}, {tile.paired + from, size}, {to, size});
    } else {
      activate(m_activation, {tile.data + from, size}, {to, size});
    }
  }
}

void FeedForward::forward(MatrixView in, std::int64_t firstRow, MutableMatrixView residual,
                          const ForwardContext& context) const {
  const std::int64_t rows = context.batch.rows();
  MutableMatrixView inner = context.view(context.buffers.inner, m_down.inputs());
  FeedForwardTaps taps(context, inner.cols(), m_gated);
  m_up.apply(in, firstRow, rows, context.linears, context.execution, [&](const LinearTile& tile) {
    taps.keep(tile);
    storeActivated(tile, inner);
  });
  const MatrixView activated(inner.data(), rows, inner.cols(), Eigen::OuterStride<>(inner.cols()));
  taps.record(activated);
  m_down.add(activated, firstRow, rows, residual, context.linears, context.execution);
}

}  // namespace headlight
