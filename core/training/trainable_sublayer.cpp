#include "core/training/trainable_sublayer.h"

#include "core/training/embedding_gradient.h"
#include "core/training/parameter_views.h"
#include "core/training/row_arithmetic.h"

namespace headlight {
namespace {

std::variant<TrainableAttention, TrainableFeedForward> partOf(const StackConfig& stack,
                                                              const SublayerConfig& config,
                                                              const SublayerTensors& tensors) {
  if (attends(config.kind))
    return TrainableAttention(stack, config.kind, config.attention, tensors.attention());
  return TrainableFeedForward(config.feedForward, tensors.feedForward());
}

std::optional<NormWeights> sublayerNorm(const StackConfig& stack, bool isThere,
                                        const std::optional<NormTensor>& tensor) {
  if (!isThere) return std::nullopt;
  return normOf(stack.norm, tensor ? &*tensor : nullptr, stack.modelSize);
}

}  // namespace

TrainableSublayer::TrainableSublayer(const StackConfig& stack, const SublayerConfig& config,
                                     const SublayerTensors& tensors, const DropoutSite& site)
    : m_config(config),
      m_scale(stack.residualScale),
      m_site(site),
      m_inputNorm(sublayerNorm(stack, hasInputNorm(config.norm), tensors.inputNorm)),
      m_outputNorm(sublayerNorm(stack, hasOutputNorm(config.norm), tensors.outputNorm)),
      m_part(partOf(stack, config, tensors)) {}

AttentionContext TrainableSublayer::attentionContext(const SublayerContext& context) const {
  return {context.rows, context.narrow, context.tables, context.encoder, context.pass.workspace};
}

void TrainableSublayer::compute(SublayerBlocks& blocks, const SublayerContext& context) const {
  if (const auto* attention = std::get_if<TrainableAttention>(&m_part))
    blocks.attention = attention->forward(blocks.in.read(), attentionContext(context));
  else
    blocks.feedForward =
        std::get<TrainableFeedForward>(m_part).forward(blocks.in.read(), context.pass.workspace);
}

void TrainableSublayer::output(const SublayerBlocks& blocks, MutableMatrixView out, Write write,
                               Workspace& workspace) const {
  if (const auto* attention = std::get_if<TrainableAttention>(&m_part))
    attention->output(blocks.attention, out, write, workspace);
  else
    std::get<TrainableFeedForward>(m_part).output(blocks.feedForward, out, write, workspace);
}

bool TrainableSublayer::canNarrow() const {
  const auto* attention = std::get_if<TrainableAttention>(&m_part);
  return attention && attention->canNarrow();
}

// Whether the output is changed before it is added to the stream.
bool TrainableSublayer::needsBranch(const TrainingPass& pass) const {
  return headlight::needsBranch(m_config.norm, m_scale) || pass.settings.dropout > 0;
}

// The output by itself, normalized, dropped from and scaled, and then added to the stream in blocks.out.
void TrainableSublayer::addBranch(SublayerBlocks& blocks, const SublayerContext& context) const {
  Workspace& workspace = context.pass.workspace;
  const bool normed = m_outputNorm && m_config.norm != NormPlace::Post;
  if (normed) blocks.branch = makeBlock(workspace, blocks.out.rows, blocks.out.columns);
  const WorkspaceScope scope(workspace);
  const MutableMatrixView added = workspace.matrix(blocks.out.rows, blocks.out.columns);
  output(blocks, normed ? blocks.branch.view() : added, Write::Replace, workspace);
  if (normed) normForward(blocks.branch.read(), *m_outputNorm, added, workspace);
  dropFrom(added, context.outputRows(), m_site, context.pass);
  addScaledRows(readOnly(added), m_scale, blocks.out.view());
}

SublayerBlocks TrainableSublayer::forward(const RowBlock& stream, const SublayerBlocks* last,
                                          const SublayerContext& context) const {
  if (context.pass.steps) context.pass.steps->next();
  Workspace& workspace = context.pass.workspace;
  SublayerBlocks blocks;
  switch (m_config.input) {
    case SublayerInput::Stream:
      blocks.source = stream;
      break;
    case SublayerInput::BesideLast:
      blocks.source = last->source;
      break;
    case SublayerInput::LastInput:
      blocks.source = last->in;
      break;
  }
  blocks.in = blocks.source;
  if (m_inputNorm) {
    blocks.in = makeBlock(workspace, stream.rows, stream.columns);
    normForward(blocks.source.read(), *m_inputNorm, blocks.in.view(), workspace);
  }
  compute(blocks, context);
  blocks.out = makeBlock(workspace, context.outputRows().rows(), stream.columns);
  if (context.narrow)
    gatherRows({.table = stream.read(), .ids = context.narrow->indices}, blocks.out.view());
  else
    copyRows(stream.read(), blocks.out.view());
  if (needsBranch(context.pass))
    addBranch(blocks, context);
  else
    output(blocks, blocks.out.view(), Write::Add, workspace);
  if (m_config.norm == NormPlace::Post) {
    blocks.sum = blocks.out;
    blocks.out = makeBlock(workspace, blocks.sum.rows, blocks.sum.columns);
    normForward(blocks.sum.read(), *m_outputNorm, blocks.out.view(), workspace);
  }
  return blocks;
}

// From the gradient of the stream, which `dbranch` starts as, to that of the output by itself.
void TrainableSublayer::branchGradient(const SublayerBlocks& blocks, MutableMatrixView dbranch,
                                       const GradientPlaces& places, const SublayerContext& context) const {
  if (m_scale != 1) scaleRows(m_scale, dbranch);
  dropFrom(dbranch, context.outputRows(), m_site, context.pass);
  if (blocks.branch.rows > 0)
    normBackward({.x = blocks.branch.read(), .dy = readOnly(dbranch), .dx = dbranch}, *m_outputNorm,
                 places.of(*m_outputNorm), context.pass.workspace);
}

void TrainableSublayer::partBackward(const SublayerBlocks& blocks, const MatrixView& dout,
                                     MutableMatrixView din, const GradientPlaces& places,
                                     const SublayerContext& context) const {
  if (context.pass.steps) context.pass.steps->next();
  if (const auto* attention = std::get_if<TrainableAttention>(&m_part)) {
    KeptHeadGradients* const kept = context.pass.kept;
    Matrix* const dz = kept ? &kept->attentions.emplace_back(m_site, Matrix()).gradient : nullptr;
    attention->backward(
        {.in = blocks.in.read(), .blocks = blocks.attention, .dout = dout, .din = din, .dz = dz}, places,
        attentionContext(context));
  } else {
    std::get<TrainableFeedForward>(m_part).backward(
        {.in = blocks.in.read(), .blocks = blocks.feedForward, .dout = dout, .din = din}, places,
        context.pass.workspace);
  }
}

// Hands the input's gradient to what was read.
void TrainableSublayer::inputBackward(const SublayerBlocks& blocks, MutableMatrixView din,
                                      MutableMatrixView dstream, Waiting& waiting,
                                      const GradientPlaces& places, const SublayerContext& context) const {
  Workspace& workspace = context.pass.workspace;
  const Waiting taken = waiting;
  waiting = {};
  if (taken.in.rows > 0) addRows(taken.in.read(), din);
  if (m_inputNorm && m_config.input == SublayerInput::Stream)
    normBackward({.x = blocks.source.read(), .dy = readOnly(din), .dx = dstream, .write = Write::Add},
                 *m_inputNorm, places.of(*m_inputNorm), workspace);
  else if (m_inputNorm)
    normBackward({.x = blocks.source.read(), .dy = readOnly(din), .dx = din}, *m_inputNorm,
                 places.of(*m_inputNorm), workspace);
  else if (m_config.input == SublayerInput::Stream)
    addRows(readOnly(din), dstream);
  if (taken.source.rows > 0)
    addRows(taken.source.read(), m_config.input == SublayerInput::Stream ? dstream : din);
  switch (m_config.input) {
    case SublayerInput::Stream:
      break;
    case SublayerInput::BesideLast:
      waiting.source = blockOf(din);
      break;
    case SublayerInput::LastInput:
      waiting.in = blockOf(din);
      break;
  }
}

void TrainableSublayer::backward(const SublayerBlocks& blocks, const Backward& step,
                                 const GradientPlaces& places, const SublayerContext& context) const {
  Workspace& workspace = context.pass.workspace;
  const MutableMatrixView& dstream = step.dstream;
  if (m_config.norm == NormPlace::Post)
    normBackward({.x = blocks.sum.read(), .dy = readOnly(dstream), .dx = dstream}, *m_outputNorm,
                 places.of(*m_outputNorm), workspace);
  // The input's gradient may have to wait for the sublayer before, so its memory is the caller's to release.
  const MutableMatrixView din = workspace.matrix(blocks.in.rows, blocks.in.columns);
  {
    const WorkspaceScope scope(workspace);
    if (needsBranch(context.pass)) {
      const MutableMatrixView dbranch = workspace.matrix(dstream.rows(), dstream.cols());
      copyRows(readOnly(dstream), dbranch);
      branchGradient(blocks, dbranch, places, context);
      partBackward(blocks, readOnly(dbranch), din, places, context);
    } else {
      partBackward(blocks, readOnly(dstream), din, places, context);
    }
  }
  if (!context.narrow) return inputBackward(blocks, din, dstream, step.waiting, places, context);
  clearRows(step.wide);
  scatterAddRows(readOnly(dstream), context.narrow->indices, 1, step.wide);
  inputBackward(blocks, din, step.wide, step.waiting, places, context);
}

}  // namespace headlight
