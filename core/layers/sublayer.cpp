#include "core/layers/sublayer.h"

namespace headlight {
namespace {

using Part = std::variant<SelfAttention, CrossAttention, FeedForward>;

Part makePart(const StackConfig& stack, const SublayerConfig& config, const SublayerTensors& tensors,
              LinearWorkspace& workspace, const Execution& execution, bool pack) {
  switch (config.kind) {
    case SublayerKind::SelfAttention:
      return SelfAttention(tensors.attention(), config.attention, stack.norm, workspace, execution, pack);
    case SublayerKind::CrossAttention:
      return CrossAttention(tensors.attention(), config.attention, workspace, execution, pack);
    case SublayerKind::FeedForward:
      break;
  }
  return FeedForward(tensors.feedForward(), config.feedForward.activation, workspace, execution, pack);
}

std::optional<Norm> makeNorm(const NormConfig& config, const std::optional<NormTensor>& tensor) {
  if (!tensor) return std::nullopt;
  return Norm(config.kind, *tensor, config.epsilon);
}

}  // namespace

Sublayer::Sublayer(const StackConfig& stack, const SublayerConfig& config, const SublayerTensors& tensors,
                   LinearWorkspace& workspace, const Execution& execution, bool pack)
    : m_config(config),
      m_modelSize(stack.modelSize),
      m_inputNorm(makeNorm(stack.norm, tensors.inputNorm)),
      m_outputNorm(makeNorm(stack.norm, tensors.outputNorm)),
      m_part(makePart(stack, config, tensors, workspace, execution, pack)) {}

MatrixView Sublayer::read(std::int64_t firstRow, Buffer& to, const ForwardContext& context) const {
  const MatrixView stream = readOnly(context.view(context.buffers.hidden, m_modelSize));
  if (!m_inputNorm) return stream;
  MutableMatrixView normed = context.view(to, m_modelSize);
  m_inputNorm->apply(stream, firstRow, context.batch.rows(), normed, context.execution);
  return readOnly(normed);
}

void Sublayer::compute(MatrixView in, const LayerSequences& sequences, std::int64_t firstNeededRow,
                       MutableMatrixView residual, const ForwardContext& context) const {
  switch (m_config.kind) {
    case SublayerKind::SelfAttention:
      std::get<SelfAttention>(m_part).forward(in, sequences.self, firstNeededRow, residual, context);
      break;
    case SublayerKind::CrossAttention:
      std::get<CrossAttention>(m_part).forward(in, sequences.cross, firstNeededRow, residual, context);
      break;
    case SublayerKind::FeedForward:
      std::get<FeedForward>(m_part).forward(in, firstNeededRow, residual, context);
      break;
  }
}

void Sublayer::forward(MatrixView in, const LayerSequences& sequences, std::int64_t firstNeededRow,
                       const ForwardContext& context) const {
  const std::int64_t rows = context.batch.rows();
  MutableMatrixView hidden = context.view(context.buffers.hidden, m_modelSize);
  switch (m_config.norm) {
    case NormPlace::None:
    case NormPlace::Pre:
      compute(in, sequences, firstNeededRow, hidden, context);
      break;
    case NormPlace::Post:
      compute(in, sequences, firstNeededRow, hidden, context);
      m_outputNorm->apply(readOnly(hidden), firstNeededRow, rows, hidden, context.execution);
      break;
    case NormPlace::Sandwich:
    case NormPlace::PostInside: {
      MutableMatrixView branch = context.view(context.buffers.branch, m_modelSize);
      const std::int64_t needed = rows - firstNeededRow;
      branch.bottomRows(needed).setZero();
      compute(in, sequences, firstNeededRow, branch, context);
      m_outputNorm->apply(readOnly(branch), firstNeededRow, rows, branch, context.execution);
      hidden.bottomRows(needed) += branch.bottomRows(needed);
      break;
    }
  }
}

}  // namespace headlight
