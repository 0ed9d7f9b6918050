#include "ui/compute/compute_job.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <algorithm>

#include "core/error.h"
#include "core/model/memory_need.h"
#include "core/model/prepared_input.h"
#include "ui/compute/applicable_changes.h"
#include "ui/compute/array_result.h"
#include "ui/compute/experiment_places.h"
#include "ui/compute/spaced_result.h"
#include "ui/models/core_words.h"
#include "ui/models/number_text.h"
#include "ui/plots/picture_tile.h"
#include "ui/session/text_file.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Compute)
};

double millisecondsOf(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e6; }

std::shared_ptr<const Model> openModel(const SourceChoice& source, const ComputeJob& job,
                                       const Execution& execution) {
  if (auto model = job.models.find(source)) return model;
  job.entered(ComputeStage::Opening);
  auto model = job.services.openModel(source, execution);
  job.models.insert(source, model);
  return model;
}

ComputeOutcome importArray(const ComputeRequest& request, const ArrayChoice& choice, const ComputeJob& job) {
  job.entered(ComputeStage::Opening);
  return {request, arrayResult(choice.file, job.services.importArray(choice)), nullptr};
}

/// The most tokens whose queries, keys and values fit into `bytes`.
std::int64_t tokensWithin(std::int64_t bytes, const ModelConfig& config) {
  return std::max<std::int64_t>(1, bytes / std::max<std::int64_t>(1, traceBytes(config.input(), 1)));
}

/// How many of `tokens` are run, and why not all of them.
std::int64_t computedTokens(std::int64_t tokens, const StackConfig& config, std::int64_t maxTokens,
                            std::vector<QString>& warnings) {
  const bool limited = config.positionsAreLimited() && config.maxPositions > 0;
  if (limited && tokens > config.maxPositions && config.maxPositions <= maxTokens) {
    warnings.push_back(
        Words::tr("This model has learned %1 positions: the first %1 of %2 tokens are computed.")
            .arg(countText(config.maxPositions), countText(tokens)));
    return config.maxPositions;
  }
  if (tokens > maxTokens) {
    warnings.push_back(Words::tr("The first %1 of %2 tokens are computed, the most that the settings allow.")
                           .arg(countText(maxTokens), countText(tokens)));
    return maxTokens;
  }
  return tokens;
}

/// A decoder's text is cut like the one that its encoder reads.
void cutDecoder(const StackConfig& config, std::int64_t maxTokens, RunResult& result) {
  const auto tokens = static_cast<std::int64_t>(result.request.decoderIds.size());
  if (tokens == 0) return;
  std::vector<QString> warnings;
  keepFirstDecoderTokens(result.request, computedTokens(tokens, config, maxTokens, warnings));
  for (const QString& warning : warnings)
    result.warnings.push_back(Words::tr("In the decoder's text: %1").arg(warning));
}

/// Fills in everything of the result that is known before the run; whether the model has to write a text for
/// its decoder.
bool tokenize(const ComputeRequest& request, const Model& model, const RunLimits& limits, RunResult& result) {
  QElapsedTimer timer;
  timer.start();
  RunInput input;
  input.text = result.text.toStdString();
  if (!result.pairText.isEmpty()) input.pair = result.pairText.toStdString();
  if (model.config.decoder) input.written = request.written;
  PreparedInput prepared = prepareInput(model, input);
  if (input.written) result.writtenTokens = static_cast<std::int64_t>(input.written->size());
  result.request = std::move(prepared.request);
  result.tokenizeMilliseconds = millisecondsOf(timer);
  result.tokens = result.request.tokens;
  const std::int64_t most = std::min(limits.maxTokens, tokensWithin(limits.traceBytes, model.config));
  const auto tokens = static_cast<std::int64_t>(result.tokens.size());
  result.computedTokens = computedTokens(tokens, model.config.input(), most, result.warnings);
  keepFirstTokens(result.request, result.computedTokens);
  cutDecoder(model.config.main(), most, result);
  const std::vector<Experiment> experiments =
      experimentsIn(request.experiments,
                    {&model, result.tokens, result.request.decoderTokens, result.text, result.pairText});
  result.request.interventions =
      applicableChanges(interventionsOf(experiments), model.config, result.request, prepared.writesDecoder);
  result.request.record.overviewPixels = PictureTile::side;
  return prepared.writesDecoder;
}

std::shared_ptr<const Trace> writeAndRun(const ComputeJob& job, const Execution& execution,
                                         RunResult& result) {
  PreparedInput input;
  input.request = std::move(result.request);
  input.writesDecoder = true;
  auto trace = job.services.write(*result.model, input, execution);
  result.request = std::move(input.request);
  for (const Message& note : result.model->generation.notes) result.warnings.push_back(messageText(note));
  return trace;
}

}  // namespace

bool takesPair(const ModelConfig& config) {
  return config.input().tokenTypes > 1 || config.architecture() == Architecture::EncoderDecoder;
}

namespace {

ComputeOutcome run(const ComputeRequest& request, const ComputeJob& job, const Execution& execution) {
  if (const auto* array = std::get_if<ArrayChoice>(&request.source)) return importArray(request, *array, job);
  const std::shared_ptr<const Model> model = openModel(request.source, job, execution);
  execution.throwIfStopped();
  job.entered(ComputeStage::Tokenizing);
  auto result = std::make_shared<RunResult>();
  result->model = model;
  result->sourceName = QString::fromStdString(model->name);
  if (model->config.untrained) result->sourceNote = Words::tr("untrained");
  result->text = request.documentFile.isEmpty() ? request.text : readTextFile(request.documentFile);
  if (takesPair(model->config)) result->pairText = request.pairText.value_or(QString());
  if (result->text.isEmpty() && result->pairText.isEmpty()) return {request, nullptr, model};
  const bool writes = tokenize(request, *model, job.limits, *result);
  execution.throwIfStopped();
  if (result->request.ids.empty()) return {request, nullptr, model};
  job.entered(ComputeStage::Running);
  QElapsedTimer timer;
  timer.start();
  result->trace =
      writes ? writeAndRun(job, execution, *result) : job.services.run(*model, result->request, execution);
  result->forwardMilliseconds = millisecondsOf(timer);
  for (const Message& warning : result->trace->warnings) result->warnings.push_back(messageText(warning));
  for (const Message& note : model->notes) result->warnings.push_back(messageText(note));
  return {request, result, model};
}

/// What the experiments change in the tokens of a run.
Interventions changesIn(const RunResult& run, const std::vector<Experiment>& experiments) {
  return interventionsOf(experimentsIn(
      experiments, {run.model.get(), run.tokens, run.request.decoderTokens, run.text, run.pairText}));
}

/// The run of a request that was made before, or nullptr. An experiment whose token has got its place in the
/// text since is the same one.
std::shared_ptr<const RunResult> knownRun(const EarlierRun& last, const ComputeRequest& request) {
  const auto known = last.result.lock();
  if (!known || isSameRun(last.request, request)) return known;
  ComputeRequest same = request;
  same.experiments = last.request.experiments;
  if (!known->model || !isSameRun(last.request, same)) return nullptr;
  const bool changesAlike =
      changesIn(*known, request.experiments) == changesIn(*known, last.request.experiments);
  return changesAlike ? known : nullptr;
}

ComputeOutcome runOrReuse(const ComputeRequest& request, const ComputeJob& job, const Execution& execution) {
  if (!job.last) return run(request, job, execution);
  if (const auto known = knownRun(*job.last, request)) return {request, known, known->model};
  job.last->waiting = nullptr;
  ComputeOutcome outcome = run(request, job, execution);
  job.last->request = request;
  job.last->result = outcome.result;
  return outcome;
}

}  // namespace

ComputeOutcome compute(const ComputeRequest& request, const ComputeJob& job, const Execution& execution) {
  ComputeOutcome outcome = runOrReuse(request, job, execution);
  if (job.last && request.shown.choice.pattern != DerivedPattern::Gradient) job.last->gradients = {};
  if (outcome.result && request.shown.choice.spaces) outcome.result = spacedResult(outcome.result);
  if (!outcome.result || request.shown.isRunItself()) return outcome;
  job.entered(ComputeStage::Deriving);
  if (job.last) job.last->waiting = outcome.result->plain ? outcome.result->plain : outcome.result;
  outcome.shown = showAs(outcome.result, request.shown, execution, job.last ? &job.last->gradients : nullptr);
  if (job.last) job.last->waiting = nullptr;
  return outcome;
}

}  // namespace headlight
