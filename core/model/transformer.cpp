#include "core/model/transformer.h"

#include <algorithm>
#include <mutex>

#include "core/io/mapped_file.h"
#include "core/io/page_release.h"
#include "core/layers/embedding.h"
#include "core/layers/embedding_source.h"
#include "core/layers/output_head.h"
#include "core/layers/transformer_block.h"
#include "core/model/memory_need.h"
#include "core/model/residual_record.h"
#include "core/model/run_memory.h"
#include "core/model/run_plan.h"
#include "core/model/weight_check.h"
#include "core/trace/softmax_pattern_source.h"

namespace headlight {
namespace {

using LayerTraces = std::vector<std::shared_ptr<AttentionLayerTrace>>;

// What one run has made so far.
struct RunState {
  const RunRequest& request;
  const RunPlan& plan;
  const Execution& execution;
  std::shared_ptr<const LastRun> last = {};  // what `start` tokens are taken from
  std::shared_ptr<const Trace> lastTrace = {};
  std::int64_t start = 0;  // the first token that is computed
  PackedBatch batch = {};
  LayerTraces layers = {};
  std::vector<Matrix> residuals = {};  // [layers + 1][tokens, d_model], if recorded
  Matrix logits = {};
  std::int64_t firstLogitsPosition = 0;
};

MatrixView readOnly(const MutableMatrixView& view) {
  return {view.data(), view.rows(), view.cols(), Eigen::OuterStride<>(view.outerStride())};
}

bool isInside(std::span<const std::byte> bytes, std::span<const std::byte> mapping) {
  const std::less_equal<const std::byte*> before;
  return before(mapping.data(), bytes.data()) &&
         before(bytes.data() + bytes.size(), mapping.data() + mapping.size());
}

// What a later run is compared with; labels change no number.
RunRequest withoutLabels(const RunRequest& request) {
  return {.ids = request.ids,
          .tokenTypes = request.tokenTypes,
          .decoderIds = request.decoderIds,
          .positions = request.positions,
          .attentionMask = request.attentionMask,
          .mask = request.mask,
          .interventions = request.interventions,
          .record = request.record,
          .tokens = {},
          .decoderTokens = {}};
}

// Tokens without labels of their own are called by their ids.
TokenList labelsOf(const RunRequest& request) {
  return request.tokens.empty() ? makeTokenList(request.ids, nullptr) : request.tokens;
}

}  // namespace

struct Transformer::Implementation {
  ModelConfig config;
  ModelWeights weights;
  LinearWorkspace linears;
  Embedding embedding;
  std::vector<TransformerBlock> blocks;
  std::optional<Norm> finalNorm;
  std::optional<OutputHead> head;

  std::mutex running;
  ForwardBuffers buffers;
  RotaryTable rotary;  // a row for each row of the batch
  std::shared_ptr<BufferPool> traceMemory = std::make_shared<BufferPool>();
  RunMemory memory;

  Implementation(ModelConfig modelConfig, ModelWeights modelWeights, const Execution& execution,
                 const TransformerOptions& options);

  void giveBack(std::initializer_list<const LinearTensor*> tensors);
  void giveBackLayer(const LayerTensors& layer);

  std::shared_ptr<const Trace> run(const RunRequest& request, const Execution& execution);
  void recall(RunState& state);
  void reserveBuffers(std::int64_t rows);
  void startLayers(RunState& state);
  void embedRows(RunState& state, const ForwardContext& context);
  bool prepareRotary(const RunState& state, const Execution& execution);
  void runLayers(RunState& state, const ForwardContext& context);
  void runLayer(std::size_t layer, RunState& state, std::int64_t neededRow, const ForwardContext& context);
  std::int64_t firstNeededRow(const RunState& state) const;
  void recordResidual(std::size_t index, RunState& state, const MatrixView& rows) const;
  void finish(RunState& state, const ForwardContext& context);
  std::shared_ptr<Trace> makeTrace(RunState& state);
};

Transformer::Implementation::Implementation(ModelConfig modelConfig, ModelWeights modelWeights,
                                            const Execution& execution, const TransformerOptions& options)
    : config((checkWeights(modelConfig, modelWeights), std::move(modelConfig))),
      weights(std::move(modelWeights)),
      linears(options.linearBackend.value_or(bestLinearBackend())),
      embedding(config, weights) {
  const double steps = static_cast<double>(weights.layers.size() + 1);
  const auto report = [&](std::size_t done) {
    if (execution.progress) execution.progress(static_cast<double>(done) / steps);
  };
  blocks.reserve(weights.layers.size());
  // The loops inside have no progress of their own to report.
  const Execution quiet{.pool = execution.pool, .stop = execution.stop};
  for (const LayerTensors& layer : weights.layers) {
    execution.throwIfStopped();
    blocks.emplace_back(config, layer, linears, quiet, options.packWeights);
    if (options.packWeights) giveBackLayer(layer);
    report(blocks.size());
  }
  if (weights.finalNorm) finalNorm.emplace(config.norm, *weights.finalNorm, config.normEpsilon);
  if (weights.outputHead) {
    head.emplace(config, *weights.outputHead, linears, quiet, options.packWeights);
    if (options.packWeights) giveBack({&weights.outputHead->decoder});
  }
  throwIfShorter(weights);
  report(blocks.size() + 1);
}

void Transformer::Implementation::giveBack(std::initializer_list<const LinearTensor*> tensors) {
  // Eigen uses float32 weights from the map, so those pages are still needed.
  if (linears.backend() == LinearBackend::Eigen) return;
  for (const LinearTensor* tensor : tensors) {
    const std::span<const std::byte> bytes(tensor->weight.data, tensor->weight.byteCount());
    for (const auto& file : weights.files) {
      if (isInside(bytes, file->bytes())) releasePages(bytes);
    }
  }
}

void Transformer::Implementation::giveBackLayer(const LayerTensors& layer) {
  giveBack({&layer.attention.query, &layer.attention.key, &layer.attention.value, &layer.attention.output,
            &layer.feedForward.up, &layer.feedForward.down});
  if (layer.feedForward.gate) giveBack({&*layer.feedForward.gate});
}

void Transformer::Implementation::reserveBuffers(std::int64_t rows) {
  const std::int64_t queries = config.heads * config.headSize;
  const std::int64_t keys = config.keyValueHeads * config.headSize;
  buffers.hidden.reserve(rows * config.modelSize);
  buffers.normed.reserve(rows * config.modelSize);
  buffers.projected.reserve(rows * (queries + 2 * keys));
  buffers.z.reserve(rows * queries);
  buffers.inner.reserve(rows * config.feedForwardSize);
}

// What of an earlier run can be used again.
void Transformer::Implementation::recall(RunState& state) {
  state.last = memory.find(state.request);
  if (state.last) state.lastTrace = state.last->trace.lock();
  if (state.lastTrace) state.start = reusableTokens(config, state.last.get(), state.request, state.plan);
  if (state.start > 0) return;
  // What cannot be used again would only stand beside the new run in memory.
  state.last.reset();
  state.lastTrace.reset();
  memory.releaseNewest();
}

void Transformer::Implementation::startLayers(RunState& state) {
  for (std::int64_t layer = 0; layer < config.layers; ++layer) {
    state.layers.push_back(std::make_shared<AttentionLayerTrace>(
        state.start > 0
            ? state.last->layers[static_cast<std::size_t>(layer)]->prefix(state.start, state.start)
            : AttentionLayerTrace(attentionSizes(config), traceMemory)));
    state.layers.back()->wantOverview(overviewPixels(config, state.request.record));
  }
  if (!state.request.record.residuals) return;
  for (std::int64_t index = 0; index <= config.layers; ++index) {
    Matrix states(state.plan.tokens, config.modelSize);
    if (state.start > 0) {
      const ResidualSource& before = config.architecture == Architecture::Encoder
                                         ? *state.lastTrace->encoderResiduals
                                         : *state.lastTrace->decoderResiduals;
      states.topRows(state.start) = before.hiddenStates(index).topRows(state.start);
    }
    state.residuals.push_back(std::move(states));
  }
}

void Transformer::Implementation::embedRows(RunState& state, const ForwardContext& context) {
  const std::size_t start = static_cast<std::size_t>(state.start);
  EmbeddingInput input{.ids = std::span(state.request.ids).subspan(start)};
  if (!state.plan.tokenTypes.empty()) input.tokenTypes = std::span(state.plan.tokenTypes).subspan(start);
  if (state.plan.withPositions) input.positions = std::span(state.plan.positions).subspan(start);
  embedding.embed(input, context.view(buffers.hidden, config.modelSize), context.execution);
}

bool Transformer::Implementation::prepareRotary(const RunState& state, const Execution& execution) {
  if (config.positionalEncoding != PositionalEncoding::Rotary || !state.plan.withPositions) return false;
  const RotarySettings settings{config.headSize, config.rotaryBase, config.ropeScaling};
  const auto positions = std::span(state.plan.positions).subspan(static_cast<std::size_t>(state.start));
  fillRotaryTable(rotaryFrequencies(settings, state.plan.tokens), positions, rotary, execution);
  return true;
}

void Transformer::Implementation::recordResidual(std::size_t index, RunState& state,
                                                 const MatrixView& rows) const {
  if (!state.request.record.residuals) return;
  state.residuals[index].bottomRows(rows.rows()) = rows;
}

// The last layer's stream is needed only where it is recorded or becomes logits.
std::int64_t Transformer::Implementation::firstNeededRow(const RunState& state) const {
  if (state.request.record.residuals) return 0;
  const LogitsRecord logits = head ? state.request.record.logits : LogitsRecord::None;
  switch (logits) {
    case LogitsRecord::All:
      return 0;
    case LogitsRecord::Last:
      return state.batch.rows() - 1;
    case LogitsRecord::None:
      return state.batch.rows();
  }
  return 0;
}

void Transformer::Implementation::runLayer(std::size_t layer, RunState& state, std::int64_t neededRow,
                                           const ForwardContext& context) {
  const SequenceAttention sequence{.trace = state.layers[layer].get(),
                                   .rule = state.plan.rules[layer],
                                   .changes = state.plan.changes[layer]};
  blocks[layer].forward({&sequence, 1}, neededRow, context);
}

void Transformer::Implementation::runLayers(RunState& state, const ForwardContext& context) {
  const MutableMatrixView hidden = context.view(buffers.hidden, config.modelSize);
  recordResidual(0, state, readOnly(hidden));
  for (std::size_t layer = 0; layer < blocks.size(); ++layer) {
    const bool isLast = layer + 1 == blocks.size();
    runLayer(layer, state, isLast ? firstNeededRow(state) : 0, context);
    if (!isLast) recordResidual(layer + 1, state, readOnly(hidden));
    if (state.execution.progress) {
      state.execution.progress(static_cast<double>(layer + 1) / static_cast<double>(blocks.size() + 1));
    }
  }
}

void Transformer::Implementation::finish(RunState& state, const ForwardContext& context) {
  const std::int64_t rows = state.batch.rows();
  const std::int64_t first = firstNeededRow(state);
  MutableMatrixView hidden = context.view(buffers.hidden, config.modelSize);
  if (finalNorm) finalNorm->apply(readOnly(hidden), first, rows, hidden, context.execution);
  recordResidual(blocks.size(), state, readOnly(hidden));
  const LogitsRecord record = head ? state.request.record.logits : LogitsRecord::None;
  if (record == LogitsRecord::None) return;
  const std::int64_t firstRow = record == LogitsRecord::Last ? rows - 1 : 0;
  const bool all = record == LogitsRecord::All;
  state.firstLogitsPosition = all ? 0 : state.plan.tokens - 1;
  state.logits.resize(all ? state.plan.tokens : 1, head->vocabularySize());
  const std::int64_t kept = all ? state.start : 0;
  if (kept > 0) state.logits.topRows(kept) = state.lastTrace->logits.topRows(kept);
  MutableMatrixView out(state.logits.data() + kept * state.logits.cols(), rows - firstRow,
                        state.logits.cols(), Eigen::OuterStride<>(state.logits.cols()));
  head->forward(readOnly(hidden), firstRow, rows, out, linears, context.execution);
}

std::shared_ptr<Trace> Transformer::Implementation::makeTrace(RunState& state) {
  SoftmaxPatternSource::Parts parts;
  parts.kind = state.plan.kind;
  for (const auto& layer : state.layers) {
    if (!state.request.record.values) layer->dropValues();
    parts.layers.push_back(layer);
  }
  parts.queryTokens = parts.keyTokens = labelsOf(state.request);
  const auto source = std::make_shared<const SoftmaxPatternSource>(std::move(parts));
  AttentionTrace attention{.patterns = source, .scores = source, .values = nullptr};
  if (state.request.record.values) attention.values = source;
  auto trace = std::make_shared<Trace>();
  const bool encoder = state.plan.kind == AttentionKind::Encoder;
  (encoder ? trace->encoder : trace->decoder) = std::move(attention);
  if (state.request.record.residuals) {
    (encoder ? trace->encoderResiduals : trace->decoderResiduals) =
        std::make_shared<const ResidualRecord>(std::move(state.residuals));
  }
  trace->logits = std::move(state.logits);
  trace->firstLogitsPosition = state.firstLogitsPosition;
  trace->warnings = state.plan.warnings;
  trace->reusedTokens = state.start;
  return trace;
}

std::shared_ptr<const Trace> Transformer::Implementation::run(const RunRequest& request,
                                                              const Execution& execution) {
  RunPlan plan = planRun(config, weights.drawnEmbedding.get(), request);
  RunState state{.request = request, .plan = plan, .execution = execution};
  recall(state);
  requireRunMemory(config, plan.tokens - state.start, request.record);
  const std::int64_t rows = plan.tokens - state.start;
  state.batch.sequences = {{.firstRow = 0, .rows = rows, .firstToken = state.start}};
  reserveBuffers(rows);
  startLayers(state);
  // Only whole layers are reported.
  const Execution quiet{.pool = execution.pool, .stop = execution.stop};
  const bool rotated = prepareRotary(state, quiet);
  const ForwardContext context{.batch = state.batch,
                               .linears = linears,
                               .buffers = buffers,
                               .execution = quiet,
                               .rotary = rotated ? &rotary : nullptr};
  embedRows(state, context);
  runLayers(state, context);
  finish(state, context);
  throwIfShorter(weights);
  const std::shared_ptr<Trace> trace = makeTrace(state);
  const auto run =
      std::make_shared<const LastRun>(LastRun{.request = withoutLabels(request),
                                              .plan = std::move(plan),
                                              .layers = {state.layers.begin(), state.layers.end()},
                                              .trace = trace});
  trace->remembered = run;
  memory.remember(run, trace);
  if (execution.progress) execution.progress(1);
  return trace;
}

Transformer::Transformer(ModelConfig config, ModelWeights weights, const Execution& execution,
                         const TransformerOptions& options)
    : m_implementation(
          std::make_unique<Implementation>(std::move(config), std::move(weights), execution, options)) {}

Transformer::~Transformer() = default;

const ModelConfig& Transformer::config() const { return m_implementation->config; }

bool Transformer::hasOutputHead() const { return m_implementation->head.has_value(); }

LinearBackend Transformer::linearBackend() const { return m_implementation->linears.backend(); }

std::optional<Matrix> Transformer::learnedPositions(std::int64_t count) const {
  const std::optional<LearnedPositions>& learned = m_implementation->embedding.learnedPositions();
  if (!learned) return std::nullopt;
  return learnedMatrix(*learned, count);
}

void Transformer::forgetLastRun() {
  const std::lock_guard lock(m_implementation->running);
  m_implementation->memory.forget();
}

std::shared_ptr<const Trace> Transformer::run(const RunRequest& request, const Execution& execution) {
  const std::lock_guard lock(m_implementation->running);
  return m_implementation->run(request, execution);
}

}  // namespace headlight
