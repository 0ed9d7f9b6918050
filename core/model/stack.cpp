#include "core/model/stack.h"

#include <algorithm>

#include "core/layers/attention_heads.h"

namespace headlight {
namespace {

// Copies rows of the stream to their place among all tokens'.
void record(std::vector<Matrix>& residuals, std::size_t index, const MatrixView& rows) {
  if (!residuals.empty()) residuals[index].bottomRows(rows.rows()) = rows;
}

}  // namespace

Stack::Stack(const StackConfig& config, const StackTensors& tensors, LinearWorkspace& linears,
             const Execution& execution, bool pack, const std::function<void(std::size_t layer)>& packed)
    : m_config(config),
      m_embedding(config, tensors, linears, execution, pack),
      m_biases(config, tensors, linears, execution),
      m_rotaries(config.rotaries.size()) {
  m_blocks.reserve(tensors.layers.size());
  for (std::size_t layer = 0; layer < tensors.layers.size(); ++layer) {
    execution.throwIfStopped();
    const LayerConfig& layerConfig = config.layers[layer];
    m_blocks.push_back(layerConfig.weightsOf
                           ? m_blocks[*layerConfig.weightsOf]
                           : std::make_shared<const TransformerBlock>(
                                 config, layerConfig, tensors.layers[layer], linears, execution, pack));
    packed(layer);
  }
  if (tensors.convolution) m_convolution.emplace(config, *tensors.convolution, linears, execution, pack);
  if (tensors.finalNorm) m_finalNorm.emplace(config.norm.kind, *tensors.finalNorm, config.norm.epsilon);
  if (config.norm.weightless) m_finalNorm.emplace(config.norm.kind, config.modelSize, config.norm.epsilon);
}

void Stack::reserve(std::int64_t rows, ForwardBuffers& buffers) const {
  std::int64_t projected = 0;
  std::int64_t z = 0;
  std::int64_t inner = 0;
  bool beside = false;
  bool branch = false;
  for (const LayerConfig& layer : m_config.layers) {
    for (const SublayerConfig& sublayer : layer.sublayers) {
      const AttentionConfig& attention = sublayer.attention;
      projected =
          std::max(projected, attention.heads * attention.headSize +
                                  attention.keyValueHeads * (attention.headSize + attention.valueSize));
      z = std::max(z, attention.heads * attention.valueSize);
      inner = std::max(inner, sublayer.feedForward.size);
      beside = beside || sublayer.input == SublayerInput::BesideLast;
      branch = branch || needsBranch(sublayer.norm, m_config.residualScale);
    }
  }
  buffers.hidden.reserve(rows * m_config.modelSize);
  buffers.normed.reserve(rows * m_config.modelSize);
  if (beside) buffers.beside.reserve(rows * m_config.modelSize);
  if (branch) buffers.branch.reserve(rows * m_config.modelSize);
  buffers.projected.reserve(rows * projected);
  buffers.z.reserve(rows * z);
  buffers.inner.reserve(rows * inner);
}

// `positions`: of each row of the batch.
void Stack::prepareRotaries(std::int64_t tokens, std::span<const std::int64_t> positions,
                            const Execution& execution) {
  for (std::size_t i = 0; i < m_rotaries.size(); ++i)
    fillRotaryTable(rotaryTurns(m_config.rotaries[i], tokens), positions, m_rotaries[i], execution);
}

void Stack::embed(const StackRun& run, const ForwardContext& context) const {
  const std::size_t start = static_cast<std::size_t>(run.start);
  EmbeddingInput input{.ids = run.ids.subspan(start), .taps = context.taps};
  if (!run.plan.tokenTypes.empty()) input.tokenTypes = std::span(run.plan.tokenTypes).subspan(start);
  if (run.plan.withPositions) input.positions = std::span(run.plan.positions).subspan(start);
  m_embedding.embed(input, context.view(context.buffers.hidden, m_config.modelSize), context.linears,
                    context.execution);
}

void Stack::applyFinalNorm(const StackRun& run, const ForwardContext& context) const {
  if (!m_finalNorm) return;
  MutableMatrixView hidden = context.view(context.buffers.hidden, m_config.modelSize);
  if (context.taps)
    context.taps->recordScale(TapPart::Stack, TapPoint::FinalNormScale, *m_finalNorm, readOnly(hidden));
  m_finalNorm->apply(readOnly(hidden), run.neededRow, context.batch.rows(), hidden, context.execution);
  if (context.taps) context.taps->record(TapPart::Stack, TapPoint::FinalNormed, readOnly(hidden));
}

void Stack::runLayer(std::size_t layer, StackRun& run, std::int64_t neededRow,
                     const ForwardContext& context) {
  SequenceAttention self{.trace = run.self[layer].get(),
                         .rule = run.plan.self.rules[layer],
                         .changes = run.plan.self.changes[layer]};
  m_biases.complete(layer, run.plan, self.rule);
  LayerSequences sequences{.self = {&self, 1}, .cross = {}};
  SequenceAttention cross;
  if (!run.cross.empty()) {
    cross = {.trace = run.cross[layer].get(),
             .rule = run.plan.cross.rules[layer],
             .changes = run.plan.cross.changes[layer],
             .encoderStates = run.encoderStates};
    sequences.cross = {&cross, 1};
  }
  if (context.taps) {
    context.taps->enterLayer(static_cast<std::int64_t>(layer));
    context.taps->record(TapPart::Layer, TapPoint::ResidualPre,
                         readOnly(context.view(context.buffers.hidden, m_config.modelSize)));
  }
  m_blocks[layer]->forward(sequences, neededRow, context);
}

void Stack::runLayers(StackRun& run, const ForwardContext& context, const std::function<void()>& done) {
  MutableMatrixView hidden = context.view(context.buffers.hidden, m_config.modelSize);
  Matrix given;  // to the first layer
  if (m_convolution) given = hidden;
  for (std::size_t layer = 0; layer < m_blocks.size(); ++layer) {
    const bool isLast = layer + 1 == m_blocks.size();
    const std::int64_t neededRow = isLast ? run.neededRow : 0;
    runLayer(layer, run, neededRow, context);
    if (m_convolution && layer == 0)
      m_convolution->apply(given, run.plan.absent, neededRow, hidden, context.linears, context.execution);
    if (!isLast) record(run.residuals, layer + 1, readOnly(hidden));
    done();
  }
}

void Stack::run(StackRun& run, LinearWorkspace& linears, ForwardBuffers& buffers, const Execution& execution,
                const std::function<void()>& done) {
  const std::int64_t rows = run.plan.tokens - run.start;
  run.batch.sequences = {{.firstRow = 0, .rows = rows, .firstToken = run.start}};
  reserve(rows, buffers);
  if (run.plan.withPositions) {
    const auto positions = std::span(run.plan.positions).subspan(static_cast<std::size_t>(run.start));
    prepareRotaries(run.plan.tokens, positions, execution);
  }
  ForwardContext context{
      .batch = run.batch, .linears = linears, .buffers = buffers, .execution = execution, .rotaries = {}};
  if (run.plan.withPositions) context.rotaries = m_rotaries;
  if (run.taps) {
    context.taps = &*run.taps;
    buffers.branch.reserve(rows * m_config.modelSize);
  }
  embed(run, context);
  MutableMatrixView hidden = context.view(buffers.hidden, m_config.modelSize);
  if (context.taps) context.taps->record(TapPart::Stack, TapPoint::Embedding, readOnly(hidden));
  record(run.residuals, 0, readOnly(hidden));
  runLayers(run, context, done);
  applyFinalNorm(run, context);
  record(run.residuals, m_blocks.size(), readOnly(hidden));
}

void Stack::runLayerOfCopies(std::size_t layer, const StackCopies& copies, std::int64_t neededRow,
                             const ForwardContext& context) {
  const HeadVariants& variants = copies.variants;
  std::vector<std::unique_ptr<AttentionLayerTrace>> traces;
  const auto sequences = [&](SublayerKind kind, const SequenceAttention& plain) {
    const SublayerConfig* const found = m_config.layers[layer].find(kind);
    if (!found) return std::vector<SequenceAttention>();  // nothing here attends in this way
    const AttentionConfig& attention = found->attention;
    const bool isCross = kind == SublayerKind::CrossAttention;
    std::vector<SequenceAttention> made;
    for (const AblatedHead& ablated : variants.heads) {
      traces.push_back(std::make_unique<AttentionLayerTrace>(attentionSizes(attention), copies.memory));
      SequenceAttention& own = made.emplace_back(plain);
      own.trace = traces.back().get();
      const bool changes = static_cast<std::size_t>(ablated.head.layer) == layer &&
                           (ablated.kind == AttentionKind::Cross) == isCross;
      if (changes)
        own.changes.push_back({.head = ablated.head.head, .mean = ablated.ablation == HeadAblation::Mean});
    }
    return made;
  };
  SequenceAttention plain{.rule = copies.plan.self.rules[layer], .changes = copies.plan.self.changes[layer]};
  m_biases.complete(layer, copies.plan, plain.rule);
  const std::vector<SequenceAttention> self = sequences(SublayerKind::SelfAttention, plain);
  std::vector<SequenceAttention> cross;
  if (!copies.plan.cross.rules.empty()) {
    plain = {.rule = copies.plan.cross.rules[layer],
             .changes = copies.plan.cross.changes[layer],
             .encoderStates = &variants.encoderStates};
    cross = sequences(SublayerKind::CrossAttention, plain);
  }
  m_blocks[layer]->forward({.self = self, .cross = cross}, neededRow, context);
}

void Stack::runCopies(StackCopies& copies, LinearWorkspace& linears, ForwardBuffers& buffers,
                      const Execution& execution) {
  const HeadVariants& variants = copies.variants;
  const std::int64_t tokens = copies.plan.tokens;
  std::vector<std::int64_t> positions;
  for (std::size_t copy = 0; copy < variants.heads.size(); ++copy) {
    copies.batch.sequences.push_back({.firstRow = static_cast<std::int64_t>(copy) * tokens, .rows = tokens});
    positions.insert(positions.end(), copies.plan.positions.begin(), copies.plan.positions.end());
  }
  reserve(copies.batch.rows(), buffers);
  ForwardContext context{
      .batch = copies.batch, .linears = linears, .buffers = buffers, .execution = execution, .rotaries = {}};
  if (copies.plan.withPositions) {
    prepareRotaries(tokens, positions, execution);
    context.rotaries = m_rotaries;
  }
  MutableMatrixView hidden = context.view(buffers.hidden, m_config.modelSize);
  hidden = variants.stream.replicate(static_cast<Eigen::Index>(variants.heads.size()), 1);
  for (std::size_t layer = static_cast<std::size_t>(variants.heads.front().head.layer);
       layer < m_blocks.size(); ++layer)
    runLayerOfCopies(layer, copies, layer + 1 == m_blocks.size() ? variants.token : 0, context);
  if (m_finalNorm)
    m_finalNorm->apply(readOnly(hidden), variants.token, copies.batch.rows(), hidden, execution);
}

}  // namespace headlight
