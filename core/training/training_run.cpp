#include "core/training/training_run.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>

#include "core/training/trainer.h"
#include "core/training/training_checkpoint.h"
#include "core/training/training_folder.h"
#include "core/training/training_log.h"

namespace headlight {
namespace {

using Clock = std::chrono::steady_clock;

// Of the last step in the speed that is told: about the last twenty steps count.
constexpr double kNewShare = 0.05;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

class TrainingRun {
 public:
  TrainingRun(const TrainingSetup& setup, const Execution& execution);
  TrainingEnd run();

 private:
  void begin();
  std::unique_ptr<DataFeed> makeFeed(std::unique_ptr<DataMixer> mixer) const;
  bool step();
  void report(const StepReport& step, double seconds);
  std::optional<HeldOutLoss> heldOutLoss();
  void tell(bool isStep);
  void save();
  void keepSnapshot();
  /// Whether what is done at an interval is due after the last step.
  bool isDue(std::int64_t interval) const { return interval > 0 && m_trainer.stepsDone() % interval == 0; }
  bool writes() const { return m_folder && isFirst(); }
  bool isFirst() const { return m_exchange.rank() == 0; }
  /// Several processes must not leave a step at different places; they end between steps only.
  Execution stepExecution() const {
    return m_exchange.ranks() > 1 ? Execution{m_execution.pool} : m_execution;
  }

  const TrainingSetup& m_setup;
  const TrainingConfig& m_config;
  Execution m_execution;
  GradientExchange m_alone;
  GradientExchange& m_exchange;
  Trainer m_trainer;
  std::int64_t m_steps;
  std::optional<TrainingFolder> m_folder;
  std::optional<TrainingLog> m_log;
  std::string m_identity;
  std::vector<HeldOutPart> m_heldOut;
  std::unique_ptr<DataFeed> m_feed;
  DataPosition m_position;  // behind the last step that was finished
  std::int64_t m_savedStep = -1;
  double m_stepSeconds = 0;
  TrainingProgress m_progress;
};

TrainingRun::TrainingRun(const TrainingSetup& setup, const Execution& execution)
    : m_setup(setup),
      m_config(setup.config),
      m_execution(execution),
      m_exchange(setup.exchange ? *setup.exchange : m_alone),
      m_trainer(setup.model, setup.config, m_exchange, stepExecution()),
      m_steps(setup.steps > 0 ? setup.steps : setup.config.steps) {
  if (!setup.folder.empty()) m_folder.emplace(setup.folder);
}

std::unique_ptr<DataFeed> TrainingRun::makeFeed(std::unique_ptr<DataMixer> mixer) const {
  DataFeed::Settings settings;
  settings.microBatchTokens = m_config.microBatchTokens;
  settings.microBatches = m_config.microBatches();
  settings.rank = m_exchange.rank();
  settings.ranks = m_exchange.ranks();
  return std::make_unique<DataFeed>(std::move(mixer), settings);
}

void TrainingRun::begin() {
  auto mixer = std::make_unique<DataMixer>(m_config, m_setup.vocabulary);
  m_heldOut = readHeldOut(m_config, m_setup.vocabulary);
  m_identity = trainingIdentity(m_config);
  m_position = mixer->position();
  if (m_folder && m_setup.resume && m_folder->hasCheckpoint()) {
    const TrainerState state =
        readTrainingCheckpoint(m_folder->checkpointPath(), m_trainer.state(m_position), m_identity);
    m_trainer.setSteps(state.step);
    m_position = state.position;
    mixer->setPosition(m_position);
    m_savedStep = state.step;
  } else if (writes() && !m_setup.resume) {
    m_folder->requireNoTraining();
  }
  if (writes()) m_log.emplace(m_folder->logPath(), m_trainer.stepsDone());
  m_feed = makeFeed(std::move(mixer));
  m_progress.step = m_trainer.stepsDone();
  m_progress.steps = m_steps;
}

std::optional<HeldOutLoss> TrainingRun::heldOutLoss() {
  if (m_heldOut.empty() || !isFirst()) return std::nullopt;
  HeldOutLoss loss;
  for (const HeldOutPart& part : m_heldOut) {
    const LossSum sum = lossOf(m_setup.model, part.batches, {m_execution.pool});
    loss.parts.emplace_back(part.name, sum);
    loss.all += sum;
  }
  return loss;
}

void TrainingRun::tell(bool isStep) {
  if (m_log) m_log->write(m_progress, isStep);
  if (m_setup.progress && isFirst()) m_setup.progress(m_progress);
}

void TrainingRun::report(const StepReport& step, double seconds) {
  const bool first = m_stepSeconds == 0;
  m_stepSeconds = first ? seconds : m_stepSeconds + (seconds - m_stepSeconds) * kNewShare;
  m_progress.step = step.step + 1;
  m_progress.loss = step.loss.mean();
  m_progress.rate = step.rate;
  m_progress.gradientNorm = step.gradientNorm;
  m_progress.tokens = step.tokens;
  m_progress.seconds = seconds;
  m_progress.tokensPerSecond = static_cast<double>(step.tokens) / std::max(m_stepSeconds, 1e-9);
  m_progress.secondsWaited = m_feed->waited();
  m_progress.secondsLeft = m_stepSeconds * static_cast<double>(m_steps - m_progress.step);
}

void TrainingRun::save() {
  if (!writes() || m_savedStep == m_trainer.stepsDone()) return;
  writeTrainingCheckpoint(m_folder->checkpointPath(), m_trainer.state(m_position), m_identity);
  m_folder->saveModel(m_setup.model, m_setup.vocabulary, m_config.savedType);
  m_savedStep = m_trainer.stepsDone();
}

void TrainingRun::keepSnapshot() {
  if (!writes()) return;
  const std::int64_t step = m_trainer.stepsDone();
  const std::string folder = m_folder->saveSnapshot(m_setup.model, m_setup.vocabulary, step);
  if (m_setup.snapshotMade) m_setup.snapshotMade(step, folder);
}

/// False where it was stopped before the step was finished.
bool TrainingRun::step() {
  const auto started = Clock::now();
  FedStep fed = m_feed->next();
  try {
    const StepReport done = m_trainer.step(fed);
    m_position = std::move(fed.position);
    report(done, secondsSince(started));
  } catch (const Cancelled&) {
    return false;
  }
  const bool last = m_trainer.stepsDone() == m_steps;
  m_progress.heldOut = last || isDue(m_config.heldOutInterval) ? heldOutLoss() : std::nullopt;
  tell(true);
  if (isDue(m_config.snapshotInterval)) keepSnapshot();
  if (last || isDue(m_config.checkpointInterval)) save();
  return true;
}

TrainingEnd TrainingRun::run() {
  begin();
  if (m_trainer.stepsDone() == 0) {
    m_progress.heldOut = heldOutLoss();
    if (m_config.snapshotInterval > 0) keepSnapshot();
  }
  tell(false);
  while (m_trainer.stepsDone() < m_steps) {
    if (m_setup.control) m_setup.control->waitWhilePaused(m_execution.stop);
    if (m_exchange.anyStops(m_execution.stop.stop_requested()) || !step()) {
      save();
      return TrainingEnd::Stopped;
    }
  }
  save();
  return TrainingEnd::Finished;
}

}  // namespace

TrainingEnd runTraining(const TrainingSetup& setup, const Execution& execution) {
  return TrainingRun(setup, execution).run();
}

}  // namespace headlight
