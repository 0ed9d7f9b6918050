#include "core/layers/output_head.h"

#include "core/layers/activation.h"

namespace headlight {
namespace {

LinearTensor decoderWithBias(const OutputHeadTensors& tensors) {
  LinearTensor decoder = tensors.decoder;
  if (tensors.bias) decoder.bias = tensors.bias;
  return decoder;
}

}  // namespace

OutputHead::OutputHead(const NormConfig& norm, const OutputHeadTensors& tensors, LinearWorkspace& workspace,
                       const Execution& execution, bool pack)
    : m_activation(tensors.transformActivation),
      m_decoder({decoderWithBias(tensors)}, workspace, execution, {.pack = pack}) {
  if (tensors.transform) {
    m_transform.emplace(std::vector<LinearTensor>{*tensors.transform}, workspace, execution,
                        LinearOptions{.pack = pack});
  }
  if (tensors.transformNorm) m_transformNorm.emplace(norm.kind, *tensors.transformNorm, norm.epsilon);
}

void OutputHead::forward(MatrixView hidden, std::int64_t begin, std::int64_t end, MutableMatrixView out,
                         LinearWorkspace& workspace, const Execution& execution) const {
  const std::int64_t rows = end - begin;
  const std::int64_t size = m_decoder.inputs();
  const MatrixView chosen(hidden.data() + begin * hidden.outerStride(), rows, hidden.cols(),
                          Eigen::OuterStride<>(hidden.outerStride()));
  if (!m_transform) {
    m_decoder.store(chosen, 0, rows, out, workspace, execution);
    return;
  }
  Matrix transformed(rows, size);
  MutableMatrixView view(transformed.data(), rows, size, Eigen::OuterStride<>(size));
  m_transform->apply(chosen, 0, rows, workspace, execution, [&](const LinearTile& tile) {
    for (std::int64_t row = 0; row < tile.rows; ++row) {
      const std::size_t count = static_cast<std::size_t>(tile.outputs);
      activate(m_activation, {tile.data + row * tile.stride, count},
               {&transformed(tile.firstRow + row, tile.firstOutput), count});
    }
  });
  const MatrixView made(transformed.data(), rows, size, Eigen::OuterStride<>(size));
  if (m_transformNorm) m_transformNorm->apply(made, 0, rows, view, execution);
  m_decoder.store(made, 0, rows, out, workspace, execution);
}

}  // namespace headlight
