#include "core/layers/output_head.h"

#include <algorithm>

#include "core/layers/activation.h"

namespace headlight {
namespace {

LinearTensor decoderWithBias(const OutputHeadTensors& tensors) {
  LinearTensor decoder = tensors.decoder;
  if (tensors.bias) decoder.bias = tensors.bias;
  return decoder;
}

}  // namespace

OutputHead::OutputHead(const NormConfig& norm, const LogitScales& scales, const OutputHeadTensors& tensors,
                       LinearWorkspace& workspace, const Execution& execution, bool pack)
    : m_activation(tensors.transformActivation),
      m_stateScale(scales.state),
      m_logitScale(scales.logit),
      m_logitCap(scales.cap),
      m_decoder({decoderWithBias(tensors)}, workspace, execution, {.pack = pack}) {
  if (tensors.transform) {
    m_transform.emplace(std::vector<LinearTensor>{*tensors.transform}, workspace, execution,
                        LinearOptions{.pack = pack});
  }
  if (tensors.transformNorm) m_transformNorm.emplace(norm.kind, *tensors.transformNorm, norm.epsilon);
}

Matrix OutputHead::transformed(MatrixView states, LinearWorkspace& workspace,
                               const Execution& execution) const {
  const std::int64_t rows = states.rows();
  const std::int64_t size = m_transform->outputs();
  Matrix made(rows, size);
  m_transform->apply(states, 0, rows, workspace, execution, [&](const LinearTile& tile) {
    for (std::int64_t row = 0; row < tile.rows; ++row) {
      const std::size_t count = static_cast<std::size_t>(tile.outputs);
      const std::span<const float> from(tile.data + row * tile.stride, count);
      const std::span<float> to(&made(tile.firstRow + row, tile.firstOutput), count);
      if (m_activation)
        activate(*m_activation, from, to);
      else
        std::copy(from.begin(), from.end(), to.begin());
    }
  });
  const Eigen::OuterStride<> stride(size);
  if (m_transformNorm) {
    m_transformNorm->apply(MatrixView(made.data(), rows, size, stride), 0, rows,
                           MutableMatrixView(made.data(), rows, size, stride), execution);
  }
  return made;
}

void OutputHead::scaleLogits(MutableMatrixView logits) const {
  if (m_logitScale != 1) logits *= m_logitScale;
  if (m_logitCap > 0) logits = (logits / m_logitCap).array().tanh() * m_logitCap;
}

void OutputHead::forward(MatrixView hidden, std::int64_t begin, std::int64_t end, MutableMatrixView out,
                         LinearWorkspace& workspace, const Execution& execution) const {
  const std::int64_t rows = end - begin;
  const MatrixView chosen(hidden.data() + begin * hidden.outerStride(), rows, hidden.cols(),
                          Eigen::OuterStride<>(hidden.outerStride()));
  Matrix own;  // states that differ from `hidden`
  if (m_transform)
    own = transformed(chosen, workspace, execution);
  else if (m_stateScale != 1)
    own = chosen * m_stateScale;
  if (own.size() > 0) {
    const MatrixView made(own.data(), rows, own.cols(), Eigen::OuterStride<>(own.cols()));
    m_decoder.store(made, 0, rows, out, workspace, execution);
  } else {
    m_decoder.store(chosen, 0, rows, out, workspace, execution);
  }
  scaleLogits(out);
}

}  // namespace headlight
