#include "core/layers/sublayer.h"

#include "core/trace/sublayer_tap_part.h"

namespace headlight {
namespace {

using Part = std::variant<SelfAttention, CrossAttention, FeedForward, Mixture, LatentAttention>;

Part makePart(const StackConfig& stack, const SublayerConfig& config, const SublayerTensors& tensors,
              LinearWorkspace& workspace, const Execution& execution, bool pack) {
  switch (config.kind) {
    case SublayerKind::SelfAttention:
      if (config.attention.latent) {
        return LatentAttention(stack, config.attention, tensors.latentAttention(), workspace, execution,
                               pack);
      }
      return SelfAttention(stack, config.attention, tensors.attention(), workspace, execution, pack);
    case SublayerKind::CrossAttention:
      return CrossAttention(tensors.attention(), config.attention, workspace, execution, pack);
    case SublayerKind::Mixture:
      return Mixture(tensors.mixture(), config.mixture, workspace, execution, pack);
    case SublayerKind::FeedForward:
      break;
  }
  return FeedForward(tensors.feedForward(), config.feedForward.activation, workspace, execution, pack);
}

std::optional<Norm> makeNorm(const StackConfig& stack, bool isThere,
                             const std::optional<NormTensor>& tensor) {
  if (!isThere) return std::nullopt;
  if (stack.norm.weightless) return Norm(stack.norm.kind, stack.modelSize, stack.norm.epsilon);
  return Norm(stack.norm.kind, *tensor, stack.norm.epsilon);
}

}  // namespace

Sublayer::Sublayer(const StackConfig& stack, const SublayerConfig& config, const SublayerTensors& tensors,
                   LinearWorkspace& workspace, const Execution& execution, bool pack)
    : m_config(config),
      m_modelSize(stack.modelSize),
      m_scale(stack.residualScale),
      m_tapPart(tapPartOf(config.kind)),
      m_inputNorm(makeNorm(stack, hasInputNorm(config.norm), tensors.inputNorm)),
      m_outputNorm(makeNorm(stack, hasOutputNorm(config.norm), tensors.outputNorm)),
      m_part(makePart(stack, config, tensors, workspace, execution, pack)) {}

MatrixView Sublayer::read(std::int64_t firstRow, Buffer& to, const ForwardContext& context) const {
  const MatrixView stream = readOnly(context.view(context.buffers.hidden, m_modelSize));
  if (!m_inputNorm) return stream;
  MutableMatrixView normed = context.view(to, m_modelSize);
  if (context.taps) context.taps->recordScale(m_tapPart, TapPoint::InputNormScale, *m_inputNorm, stream);
  m_inputNorm->apply(stream, firstRow, context.batch.rows(), normed, context.execution);
  if (context.taps) context.taps->record(m_tapPart, TapPoint::InputNormed, readOnly(normed));
  return readOnly(normed);
}

void Sublayer::compute(MatrixView in, const LayerSequences& sequences, std::int64_t firstNeededRow,
                       MutableMatrixView residual, const ForwardContext& context) const {
  switch (m_config.kind) {
    case SublayerKind::SelfAttention:
      if (m_config.attention.latent)
        std::get<LatentAttention>(m_part).forward(in, sequences.self, firstNeededRow, residual, context);
      else
        std::get<SelfAttention>(m_part).forward(in, sequences.self, firstNeededRow, residual, context);
      break;
    case SublayerKind::CrossAttention:
      std::get<CrossAttention>(m_part).forward(in, sequences.cross, firstNeededRow, residual, context);
      break;
    case SublayerKind::FeedForward:
      std::get<FeedForward>(m_part).forward(in, firstNeededRow, residual, context);
      break;
    case SublayerKind::Mixture:
      std::get<Mixture>(m_part).forward(in, firstNeededRow, residual, context);
      break;
  }
}

// The output by itself, normalized and scaled where that comes before the sum.
void Sublayer::addBranch(MatrixView in, const LayerSequences& sequences, std::int64_t firstNeededRow,
                         const ForwardContext& context) const {
  const std::int64_t rows = context.batch.rows();
  const std::int64_t needed = rows - firstNeededRow;
  MutableMatrixView branch = context.view(context.buffers.branch, m_modelSize);
  branch.bottomRows(needed).setZero();
  compute(in, sequences, firstNeededRow, branch, context);
  if (m_outputNorm && m_config.norm != NormPlace::Post) applyOutputNorm(branch, firstNeededRow, context);
  if (context.taps) recordOutput(readOnly(branch), context);
  MutableMatrixView hidden = context.view(context.buffers.hidden, m_modelSize);
  if (m_scale == 1)
    hidden.bottomRows(needed) += branch.bottomRows(needed);
  else
    hidden.bottomRows(needed) += m_scale * branch.bottomRows(needed);
}

void Sublayer::applyOutputNorm(MutableMatrixView rows, std::int64_t firstNeededRow,
                               const ForwardContext& context) const {
  if (context.taps)
    context.taps->recordScale(m_tapPart, TapPoint::OutputNormScale, *m_outputNorm, readOnly(rows));
  m_outputNorm->apply(readOnly(rows), firstNeededRow, rows.rows(), rows, context.execution);
  if (context.taps) context.taps->record(m_tapPart, TapPoint::OutputNormed, readOnly(rows));
}

void Sublayer::recordOutput(MatrixView branch, const ForwardContext& context) const {
  if (m_scale == 1) return context.taps->record(m_tapPart, TapPoint::Output, branch);
  if (!context.taps->wanted(m_tapPart, TapPoint::Output)) return;
  const Matrix added = m_scale * branch;
  context.taps->record(m_tapPart, TapPoint::Output, viewOf(added));
}

void Sublayer::forward(MatrixView in, const LayerSequences& sequences, std::int64_t firstNeededRow,
                       const ForwardContext& context) const {
  MutableMatrixView hidden = context.view(context.buffers.hidden, m_modelSize);
  // What is added to the stream can only be seen where it is made beside it; the sum has the same bits.
  const bool tapped = context.taps && context.taps->wanted(m_tapPart, TapPoint::Output);
  if (tapped || needsBranch(m_config.norm, m_scale))
    addBranch(in, sequences, firstNeededRow, context);
  else
    compute(in, sequences, firstNeededRow, hidden, context);
  if (context.taps) context.taps->record(m_tapPart, TapPoint::Residual, readOnly(hidden));
  if (m_config.norm == NormPlace::Post) applyOutputNorm(hidden, firstNeededRow, context);
}

}  // namespace headlight
