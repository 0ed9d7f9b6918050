#include "core/layers/token_convolution.h"

#include "core/layers/activation.h"
#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

bool isAbsent(std::span<const std::uint8_t> absent, std::int64_t token) {
  return !absent.empty() && absent[static_cast<std::size_t>(token)] != 0;
}

}  // namespace

TokenConvolution::TokenConvolution(const StackConfig& stack, const ConvolutionTensors& tensors,
                                   LinearWorkspace& workspace, const Execution& execution, bool pack)
    : m_width(stack.convolution->width),
      m_activation(stack.convolution->activation),
      m_taps({tensors.taps}, workspace, execution, {.pack = pack}),
      m_norm(stack.norm.kind, tensors.norm, stack.norm.epsilon) {}

// The inputs of every output, side by side: [rows, d_model * width] as the columns of the taps lie.
Matrix TokenConvolution::neighbours(const Matrix& in, std::span<const std::uint8_t> absent,
                                    std::int64_t firstRow, const Execution& execution) const {
  const std::int64_t tokens = in.rows();
  Matrix columns = Matrix::Zero(tokens - firstRow, m_taps.inputs());
  parallelRows(execution, firstRow, tokens, columns.cols(), [&](std::int64_t begin, std::int64_t end, int) {
    for (std::int64_t token = begin; token < end; ++token) {
      for (std::int64_t tap = 0; tap < m_width; ++tap) {
        const std::int64_t from = token + tap - m_width / 2;
        if (from < 0 || from >= tokens || isAbsent(absent, from)) continue;
        for (std::int64_t i = 0; i < in.cols(); ++i)
          columns(token - firstRow, i * m_width + tap) = in(from, i);
      }
    }
  });
  return columns;
}

void TokenConvolution::apply(const Matrix& in, std::span<const std::uint8_t> absent, std::int64_t firstRow,
                             MutableMatrixView stream, LinearWorkspace& workspace,
                             const Execution& execution) const {
  const std::int64_t rows = in.rows() - firstRow;
  if (rows == 0) return;
  const Matrix columns = neighbours(in, absent, firstRow, execution);
  const MatrixView inputs(columns.data(), rows, columns.cols(), Eigen::OuterStride<>(columns.cols()));
  m_taps.apply(inputs, 0, rows, workspace, execution, [&](const LinearTile& tile) {
    for (std::int64_t row = 0; row < tile.rows; ++row) {
      const std::int64_t token = firstRow + tile.firstRow + row;
      if (isAbsent(absent, token)) continue;
      float* const made = tile.data + row * tile.stride;
      const auto count = static_cast<std::size_t>(tile.outputs);
      activate(m_activation, {made, count}, {made, count});
      float* const to = stream.data() + token * stream.outerStride() + tile.firstOutput;
      for (std::int64_t i = 0; i < tile.outputs; ++i) to[i] += made[i];
    }
  });
  const MatrixView changed(stream.data(), stream.rows(), stream.cols(),
                           Eigen::OuterStride<>(stream.outerStride()));
  m_norm.apply(changed, firstRow, in.rows(), stream, execution);
}

}  // namespace headlight
