#include "core/model/transformer.h"

#include <algorithm>
#include <functional>
#include <mutex>

#include "core/error.h"
#include "core/io/available_room.h"
#include "core/io/mapped_file.h"
#include "core/io/page_release.h"
#include "core/layers/output_head.h"
#include "core/model/layer_traces.h"
#include "core/model/memory_need.h"
#include "core/model/residual_record.h"
#include "core/model/run_memory.h"
#include "core/model/run_plan.h"
#include "core/model/stack.h"
#include "core/model/tap_plan.h"
#include "core/model/weight_lookup.h"
#include "core/parameters/embedding_source.h"
#include "core/parameters/visit_tensors.h"
#include "core/parameters/weight_check.h"

namespace headlight {
namespace {

// What one run has made so far.
struct RunState {
  const RunRequest& request;
  const RunPlan& plan;
  const Execution& execution;
  TapPlan taps = {};
  std::shared_ptr<const LastRun> last = {};  // what is taken from an earlier run
  std::shared_ptr<const Trace> lastTrace = {};
  Reuse reuse = {};
  std::optional<StackRun> encoder = {};
  std::optional<StackRun> decoder = {};
  std::shared_ptr<const Matrix> encoderStates = {};  // of an encoder-decoder model
  LastRun::Layers encoderLayers = {};                // finished
  LastRun::Layers decoderLayers = {};
  LastRun::Layers crossLayers = {};
  Matrix logits = {};
  std::int64_t firstLogitsPosition = 0;
  std::size_t layersDone = 0;

  StackRun& main() { return decoder ? *decoder : *encoder; }
};

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
          .decoderPositions = request.decoderPositions,
          .attentionMask = request.attentionMask,
          .decoderAttentionMask = request.decoderAttentionMask,
          .mask = request.mask,
          .encoderMask = request.encoderMask,
          .crossMask = request.crossMask,
          .interventions = request.interventions,
          .record = request.record,
          .tokens = {},
          .decoderTokens = {}};
}

// Tokens without labels of their own are called by their ids.
TokenList labelsOf(const TokenList& labels, const std::vector<std::int32_t>& ids) {
  return labels.empty() ? makeTokenList(ids, nullptr) : labels;
}

// [layers + 1][tokens, d_model], with what an earlier run knows of the first tokens.
std::vector<Matrix> startResiduals(const StackConfig& config, const StackPlan& plan, std::int64_t start,
                                   const ResidualSource* earlier) {
  std::vector<Matrix> residuals;
  for (std::int64_t index = 0; index <= config.layerCount(); ++index) {
    Matrix states(plan.tokens, config.modelSize);
    if (start > 0) states.topRows(start) = earlier->hiddenStates(index).topRows(start);
    residuals.push_back(std::move(states));
  }
  return residuals;
}

std::shared_ptr<const ResidualSource> residualSource(std::optional<StackRun>& run) {
  if (!run || run->residuals.empty()) return nullptr;
  return std::make_shared<const ResidualRecord>(std::move(run->residuals));
}

// The memory of a run with all that it records, before any of it is taken.
void requireMemoryOf(const RunState& state, const ModelConfig& config) {
  const std::int64_t longest =
      std::max(state.plan.main().tokens, state.plan.encoder ? state.plan.encoder->tokens : std::int64_t{0});
  const std::int64_t tokens = longest - state.reuse.start;
  requireRunMemory(config, tokens, state.request.record);
  if (state.taps.empty()) return;
  const std::int64_t bytes = runBytes(config, tokens, state.request.record) + state.taps.bytes();
  requireMemory(static_cast<std::uint64_t>(bytes),
                Message("The run of %1 tokens with what is to be recorded", tokens));
}

std::vector<TapTarget> taken(std::optional<StackRun>& run) {
  return run && run->taps ? run->taps->take() : std::vector<TapTarget>();
}

// Visits the matrices alone.
struct EachLinear {
  std::function<void(const LinearTensor&)> use;
  void table(const std::string&, const TensorView&, const std::vector<std::int64_t>&) const {}
  void norm(const std::string&, const NormTensor&, std::int64_t) const {}
  void linear(const std::string&, const LinearTensor& tensor, std::int64_t, std::int64_t) const {
    use(tensor);
  }
};

}  // namespace

struct Transformer::Implementation {
  ModelConfig config;
  ModelWeights weights;
  LinearWorkspace linears;
  std::optional<Stack> encoder;
  std::optional<Stack> decoder;
  std::optional<OutputHead> head;

  std::mutex running;
  ForwardBuffers buffers;
  std::shared_ptr<BufferPool> traceMemory = std::make_shared<BufferPool>();
  RunMemory memory;

  Implementation(ModelConfig modelConfig, ModelWeights modelWeights, const Execution& execution,
                 const TransformerOptions& options);

  std::size_t layerCount() const {
    return (config.encoder ? config.encoder->layers.size() : 0) +
           (config.decoder ? config.decoder->layers.size() : 0);
  }
  const Stack& input() const { return encoder ? *encoder : *decoder; }
  const EmbeddingSource* drawnEmbedding() const { return weights.main().drawnEmbedding.get(); }
  void giveBack(const LinearTensor& tensor);

  std::shared_ptr<const Trace> run(const RunRequest& request, const Execution& execution);
  void recall(RunState& state);
  std::int64_t firstNeededRow(const RunState& state, std::int64_t rows) const;
  StackRun startStack(RunState& state, AttentionKind kind);
  void runStack(Stack& stack, StackRun& run, RunState& state);
  void runEncoder(RunState& state);
  void runDecoder(RunState& state);
  void finish(RunState& state);
  void finishLayers(RunState& state);
  std::shared_ptr<Trace> makeTrace(RunState& state);
  void remember(const RunState& state, const std::shared_ptr<Trace>& trace, RunPlan plan);
  Matrix unembed(const Matrix& residual, const Execution& execution);
  Matrix runVariants(const RunRequest& request, const HeadVariants& variants, const Execution& execution);
};

Transformer::Implementation::Implementation(ModelConfig modelConfig, ModelWeights modelWeights,
                                            const Execution& execution, const TransformerOptions& options)
    : config((checkWeights(modelConfig, modelWeights), std::move(modelConfig))),
      weights(std::move(modelWeights)),
      linears(options.linearBackend.value_or(bestLinearBackend())) {
  const double steps = static_cast<double>(layerCount() + 1);
  std::size_t done = 0;
  // The loops inside have no progress of their own to report.
  const Execution quiet{.pool = execution.pool, .stop = execution.stop};
  const auto build = [&](std::optional<Stack>& stack, const std::optional<StackConfig>& stackConfig,
                         const std::optional<StackTensors>& tensors) {
    if (!stackConfig) return;
    stack.emplace(*stackConfig, *tensors, linears, quiet, options.packWeights, [&](std::size_t layer) {
      if (options.packWeights) {
        visitLayer(*stackConfig, stackConfig->layers[layer], {}, tensors->layers[layer],
                   EachLinear{[&](const LinearTensor& tensor) { giveBack(tensor); }});
      }
      if (execution.progress) execution.progress(static_cast<double>(++done) / steps);
    });
  };
  build(encoder, config.encoder, weights.encoder);
  build(decoder, config.decoder, weights.decoder);
  if (weights.outputHead) {
    head.emplace(config.main().norm, LogitScales{config.stateScale, config.logitScale, config.logitCap},
                 *weights.outputHead, linears, quiet, options.packWeights);
    if (options.packWeights) giveBack(weights.outputHead->decoder);
  }
  throwIfShorter(weights);
  if (execution.progress) execution.progress(1);
}

void Transformer::Implementation::giveBack(const LinearTensor& tensor) {
  // Eigen uses float32 weights from the map, and narrow ones are used from there in any case.
  if (linears.backend() == LinearBackend::Eigen || isNarrow(tensor.weight.dtype)) return;
  const std::span<const std::byte> bytes(tensor.weight.data, tensor.weight.byteCount());
  for (const auto& file : weights.files) {
    if (isInside(bytes, file->bytes())) releasePages(bytes);
  }
}

// What of an earlier run can be used again.
void Transformer::Implementation::recall(RunState& state) {
  state.last = memory.find(state.request);
  if (state.last) state.lastTrace = state.last->trace.lock();
  if (state.lastTrace) state.reuse = reusable(config, state.last.get(), state.request, state.plan);
  if (state.reuse.encoder || state.reuse.start > 0) return;
  // What cannot be used again would only stand beside the new run in memory.
  state.last.reset();
  state.lastTrace.reset();
  memory.releaseNewest();
}

// The last layer's stream is needed only where it is recorded or becomes logits.
std::int64_t Transformer::Implementation::firstNeededRow(const RunState& state, std::int64_t rows) const {
  if (state.request.record.residuals || !state.taps.empty()) return 0;
  const LogitsRecord logits = head ? state.request.record.logits : LogitsRecord::None;
  switch (logits) {
    case LogitsRecord::All:
      return 0;
    case LogitsRecord::Last:
      return rows - 1;
    case LogitsRecord::None:
      return rows;
  }
  return 0;
}

StackRun Transformer::Implementation::startStack(RunState& state, AttentionKind kind) {
  const bool isEncoder = kind == AttentionKind::Encoder;
  const StackConfig& stack = isEncoder ? *config.encoder : *config.decoder;
  StackRun run{.plan = isEncoder ? *state.plan.encoder : *state.plan.decoder,
               .ids = idsOf(config, kind, state.request)};
  const bool isMain = &stack == &config.main();
  if (isMain) run.start = state.reuse.start;
  const std::int64_t pixels = overviewPixels(config, state.request.record);
  const bool reused = run.start > 0;
  const LastRun::Layers* const layers =
      reused ? &(isEncoder ? state.last->encoder : state.last->decoder) : nullptr;
  run.self = startTraces(stack, SublayerKind::SelfAttention, layers, run.start, traceMemory);
  if (isMain && config.architecture() == Architecture::EncoderDecoder) {
    run.cross = startTraces(stack, SublayerKind::CrossAttention,
                            state.reuse.encoder ? &state.last->cross : nullptr, run.start, traceMemory);
    run.encoderStates = state.encoderStates.get();
  }
  for (const LayerTraces* traces : {&run.self, &run.cross})
    for (const auto& trace : *traces)
      if (trace) trace->wantOverview(pixels);
  run.neededRow = isMain ? firstNeededRow(state, run.plan.tokens - run.start) : 0;
  if (!state.taps.empty()) run.taps.emplace(isEncoder ? state.taps.encoder : state.taps.decoder, run.start);
  if (state.request.record.residuals) {
    const ResidualSource* const earlier =
        !reused ? nullptr
                : (isEncoder ? state.lastTrace->encoderResiduals : state.lastTrace->decoderResiduals).get();
    run.residuals = startResiduals(stack, run.plan, run.start, earlier);
  }
  return run;
}

void Transformer::Implementation::runStack(Stack& stack, StackRun& run, RunState& state) {
  // Only whole layers are reported.
  const Execution quiet{.pool = state.execution.pool, .stop = state.execution.stop};
  stack.run(run, linears, buffers, quiet, [&] {
    ++state.layersDone;
    if (!state.execution.progress) return;
    state.execution.progress(static_cast<double>(state.layersDone) / static_cast<double>(layerCount() + 1));
  });
}

void Transformer::Implementation::runEncoder(RunState& state) {
  if (state.reuse.encoder) {
    state.encoderStates = state.last->encoderStates;
    state.layersDone = config.encoder->layers.size();
    return;
  }
  state.encoder.emplace(startStack(state, AttentionKind::Encoder));
  runStack(*encoder, *state.encoder, state);
  if (!decoder) return;
  const std::int64_t d = config.encoder->modelSize;
  auto states = std::make_shared<Matrix>(state.plan.encoder->tokens, d);
  std::copy_n(buffers.hidden.data(), states->size(), states->data());
  state.encoderStates = std::move(states);
}

void Transformer::Implementation::runDecoder(RunState& state) {
  state.decoder.emplace(startStack(state, AttentionKind::Decoder));
  runStack(*decoder, *state.decoder, state);
}

void Transformer::Implementation::finish(RunState& state) {
  const LogitsRecord record = head ? state.request.record.logits : LogitsRecord::None;
  if (record == LogitsRecord::None) return;
  const StackRun& run = state.main();
  const std::int64_t rows = run.batch.rows();
  const std::int64_t d = config.main().modelSize;
  const std::int64_t tokens = run.plan.tokens;
  const bool all = record == LogitsRecord::All;
  const std::int64_t firstRow = all ? 0 : rows - 1;
  state.firstLogitsPosition = all ? 0 : tokens - 1;
  state.logits.resize(all ? tokens : 1, head->vocabularySize());
  const std::int64_t kept = all ? run.start : 0;
  if (kept > 0) state.logits.topRows(kept) = state.lastTrace->logits.topRows(kept);
  MutableMatrixView out(state.logits.data() + kept * state.logits.cols(), rows - firstRow,
                        state.logits.cols(), Eigen::OuterStride<>(state.logits.cols()));
  const MatrixView hidden(buffers.hidden.data(), rows, d, Eigen::OuterStride<>(d));
  const Execution quiet{.pool = state.execution.pool, .stop = state.execution.stop};
  head->forward(hidden, firstRow, rows, out, linears, quiet);
}

std::shared_ptr<Trace> Transformer::Implementation::makeTrace(RunState& state) {
  const RunRequest& request = state.request;
  const bool values = request.record.values;
  const bool both = config.architecture() == Architecture::EncoderDecoder;
  const TokenList tokens = labelsOf(request.tokens, request.ids);
  const TokenList decoderTokens = both ? labelsOf(request.decoderTokens, request.decoderIds) : tokens;
  auto trace = std::make_shared<Trace>();
  if (encoder) {
    trace->encoder = attentionTrace(AttentionKind::Encoder, state.encoderLayers, tokens, tokens, values);
    // The encoder's numbers may be those of the run before; only its labels differ then.
    trace->encoderResiduals =
        state.reuse.encoder ? state.lastTrace->encoderResiduals : residualSource(state.encoder);
  }
  if (decoder) {
    trace->decoder =
        attentionTrace(AttentionKind::Decoder, state.decoderLayers, decoderTokens, decoderTokens, values);
    trace->decoderResiduals = residualSource(state.decoder);
  }
  if (both)
    trace->cross = attentionTrace(AttentionKind::Cross, state.crossLayers, decoderTokens, tokens, values);
  if (!state.taps.empty())
    trace->taps =
        std::make_shared<const TapRecords>(joinedRecords(taken(state.encoder), taken(state.decoder)));
  trace->logits = std::move(state.logits);
  trace->firstLogitsPosition = state.firstLogitsPosition;
  trace->warnings = state.plan.warnings;
  trace->reusedTokens = state.main().start;
  return trace;
}

void Transformer::Implementation::finishLayers(RunState& state) {
  const bool values = state.request.record.values;
  if (state.reuse.encoder) state.encoderLayers = state.last->encoder;
  if (state.encoder) state.encoderLayers = finished(state.encoder->self, values);
  if (!state.decoder) return;
  state.decoderLayers = finished(state.decoder->self, values);
  state.crossLayers = finished(state.decoder->cross, values);
}

void Transformer::Implementation::remember(const RunState& state, const std::shared_ptr<Trace>& trace,
                                           RunPlan plan) {
  const auto run = std::make_shared<const LastRun>(LastRun{.request = withoutLabels(state.request),
                                                           .plan = std::move(plan),
                                                           .encoder = state.encoderLayers,
                                                           .decoder = state.decoderLayers,
                                                           .cross = state.crossLayers,
                                                           .encoderStates = state.encoderStates,
                                                           .trace = trace});
  trace->remembered = run;
  memory.remember(run, trace);
}

std::shared_ptr<const Trace> Transformer::Implementation::run(const RunRequest& request,
                                                              const Execution& execution) {
  RunPlan plan = planRun(config, drawnEmbedding(), request);
  RunState state{.request = request, .plan = plan, .execution = execution};
  if (!request.record.taps.empty()) state.taps = planTaps(tapsOf(config, weights), plan, request.record.taps);
  recall(state);
  requireMemoryOf(state, config);
  if (encoder) runEncoder(state);
  if (decoder) runDecoder(state);
  finish(state);
  throwIfShorter(weights);
  finishLayers(state);
  const std::shared_ptr<Trace> trace = makeTrace(state);
  remember(state, trace, std::move(plan));
  if (execution.progress) execution.progress(1);
  return trace;
}

Matrix Transformer::Implementation::unembed(const Matrix& residual, const Execution& execution) {
  const StackConfig& stack = config.main();
  if (!head) throw Error("The model has no output head, so that nothing becomes logits.");
  if (residual.cols() != stack.modelSize) {
    throw Error("Rows of %1 numbers cannot become logits; the model's have %2.", residual.cols(),
                stack.modelSize);
  }
  Matrix states = residual;
  MutableMatrixView rows(states.data(), states.rows(), states.cols(), Eigen::OuterStride<>(states.cols()));
  const std::optional<Norm>& norm = (decoder ? *decoder : *encoder).finalNorm();
  if (norm) norm->apply(readOnly(rows), 0, rows.rows(), rows, execution);
  Matrix logits(rows.rows(), head->vocabularySize());
  MutableMatrixView out(logits.data(), logits.rows(), logits.cols(), Eigen::OuterStride<>(logits.cols()));
  head->forward(readOnly(rows), 0, rows.rows(), out, linears, execution);
  throwIfShorter(weights);
  return logits;
}

Matrix Transformer::Implementation::runVariants(const RunRequest& request, const HeadVariants& variants,
                                                const Execution& execution) {
  if (!head) throw Error("The model has no output head, so that nothing becomes logits.");
  const RunPlan plan = planRun(config, drawnEmbedding(), request);
  const std::int64_t tokens = plan.main().tokens;
  const auto count = static_cast<std::int64_t>(variants.heads.size());
  requireRunMemory(config, tokens * count, {.logits = LogitsRecord::None, .values = false});
  StackCopies copies{.plan = plan.main(), .variants = variants, .memory = traceMemory};
  (decoder ? *decoder : *encoder).runCopies(copies, linears, buffers, execution);
  const std::int64_t d = config.main().modelSize;
  Matrix states(count, d);
  for (std::int64_t copy = 0; copy < count; ++copy)
    std::copy_n(buffers.hidden.data() + (copy * tokens + variants.token) * d, d, states.row(copy).data());
  Matrix logits(count, head->vocabularySize());
  MutableMatrixView out(logits.data(), count, logits.cols(), Eigen::OuterStride<>(logits.cols()));
  head->forward(viewOf(states), 0, count, out, linears, execution);
  throwIfShorter(weights);
  return logits;
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
  const std::optional<LearnedPositions>& learned = m_implementation->input().embedding().learnedPositions();
  if (!learned) return std::nullopt;
  return learnedMatrix(*learned, count);
}

std::optional<Matrix> Transformer::relativeBias(AttentionKind kind, std::size_t layer,
                                                std::int64_t reach) const {
  const auto& stack = kind == AttentionKind::Encoder ? m_implementation->encoder : m_implementation->decoder;
  const RelativeBias* const bias = stack ? stack->biases().relative(layer) : nullptr;
  if (!bias) return std::nullopt;
  return biasByDistance(*bias, reach);
}

std::vector<TapInfo> Transformer::taps() const {
  return tapsOf(m_implementation->config, m_implementation->weights);
}

Matrix Transformer::unembed(const Matrix& residual, const Execution& execution) {
  const std::lock_guard lock(m_implementation->running);
  return m_implementation->unembed(residual, execution);
}

Matrix Transformer::runVariants(const RunRequest& request, const HeadVariants& variants,
                                const Execution& execution) {
  const std::lock_guard lock(m_implementation->running);
  return m_implementation->runVariants(request, variants, execution);
}

bool Transformer::canRunVariants(std::int64_t layer) const {
  return layer > 0 || !m_implementation->config.main().convolution;
}

const ModelWeights& Transformer::weights() const { return m_implementation->weights; }

Matrix Transformer::weight(const std::string& name) const {
  Matrix weight = weightByName(m_implementation->config, m_implementation->weights, name);
  throwIfShorter(m_implementation->weights);
  return weight;
}

std::vector<std::string> Transformer::weightNames() const {
  return headlight::weightNames(m_implementation->config, m_implementation->weights);
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
