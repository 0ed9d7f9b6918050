#include "core/training/trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "core/error.h"
#include "core/parallel/parallel_rows.h"
#include "core/training/gradient_sum.h"
#include "core/training/learning_rate.h"

namespace headlight {
namespace {

// Buffers of gradients for each thread: enough that threads seldom wait for one another between groups.
constexpr std::int64_t kBuffersOfThread = 4;
// Numbers in all of them together, a gigabyte, unless each thread's one is more.
constexpr std::int64_t kBufferNumbers = std::int64_t{1} << 28;

LossSum sumOf(const std::vector<LossSum>& losses) {
  return std::accumulate(losses.begin(), losses.end(), LossSum{}, [](LossSum sum, const LossSum& loss) {
    sum += loss;
    return sum;
  });
}

}  // namespace

Trainer::Trainer(GradientModel& model, const TrainingConfig& config, GradientExchange& exchange,
                 const Execution& execution)
    : m_model(model),
      m_config(config),
      m_exchange(exchange),
      m_execution(execution),
      m_optimizer(config.optimizer, model.decayRanges()),
      m_sum(model.parameters().size()) {
  model.prepareWorkers(execution.threadCount());
  m_buffers.resize(static_cast<std::size_t>(bufferCount()), std::vector<float>(m_sum.size()));
}

std::int64_t Trainer::bufferCount() const {
  // Processes in a row must not wait for one another while they compute, so they keep all of theirs.
  if (m_exchange.ranks() > 1) return m_config.microBatches();
  const std::int64_t threads = m_execution.threadCount();
  const std::int64_t room = kBufferNumbers / std::max<std::int64_t>(1, std::ssize(m_sum));
  return std::min({m_config.microBatches(), kBuffersOfThread * threads, std::max(threads, room)});
}

void Trainer::addGradients(const FedStep& fed, LossSum& loss) {
  const StepSettings settings{m_config.seed, m_step, static_cast<float>(m_config.objective.dropout),
                              static_cast<float>(m_config.objective.labelSmoothing)};
  const std::vector<std::span<float>> buffers(m_buffers.begin(), m_buffers.end());
  const std::int64_t count = std::ssize(fed.batches);
  std::vector<LossSum> losses(fed.batches.size());
  const auto compute = [&](std::int64_t first, std::int64_t last) {
    parallelTasks(m_execution, last - first, [&](std::int64_t i, int worker) {
      const auto batch = static_cast<std::size_t>(first + i);
      losses[batch] =
          m_model.addGradients(fed.batches[batch], settings, buffers[static_cast<std::size_t>(i)], worker);
    });
  };
  const auto add = [&](std::int64_t size) {
    addInOrder(m_sum, {buffers.begin(), buffers.begin() + size}, {m_execution.pool});
  };
  const std::int64_t group = std::ssize(buffers);
  std::int64_t first = 0;
  for (; first + group < count; first += group) {
    compute(first, first + group);
    add(group);
  }
  compute(first, count);
  loss = sumOf(losses);
  m_exchange.sumInOrder(
      m_sum, [&] { add(count - first); }, loss);
}

void Trainer::requireNumbers(const StepReport& report) const {
  const Message step("step %1", report.step);
  if (report.loss.predicted == 0)
    throw Error("%1: the data of %2 have no token that can be predicted.", m_config.file, step);
  if (std::isfinite(report.loss.loss) && std::isfinite(report.gradientNorm)) return;
  throw Error("The loss of %1 is no longer a number; a lower optimizer.learning_rate in %2 may help.", step,
              m_config.file);
}

StepReport Trainer::step(const FedStep& fed) {
  StepReport report;
  report.step = m_step;
  report.rate = learningRate(m_config.schedule, m_step);
  for (const MicroBatch& batch : fed.batches) report.tokens += tokenCount(batch);
  report.tokens *= m_exchange.ranks();
  std::fill(m_sum.begin(), m_sum.end(), 0.0F);
  try {
    addGradients(fed, report.loss);
  } catch (...) {
    for (std::vector<float>& buffer : m_buffers) std::fill(buffer.begin(), buffer.end(), 0.0F);
    throw;
  }
  // A step that was begun is finished: half of one would be neither here nor there.
  const Execution unstopped{m_execution.pool};
  const double share = report.loss.predicted > 0 ? 1.0 / static_cast<double>(report.loss.predicted) : 0;
  report.gradientNorm = globalNorm(m_sum, share, unstopped);
  requireNumbers(report);
  const auto scale = static_cast<float>(share) * clipFactor(report.gradientNorm, m_config.clipNorm);
  m_optimizer.step({m_model.parameters(), m_sum, scale, report.rate}, unstopped);
  ++m_step;
  return report;
}

TrainerState Trainer::state(const DataPosition& position) {
  return {m_step, position, m_model.parameters(), m_optimizer.firstMoment(), m_optimizer.secondMoment()};
}

void Trainer::setSteps(std::int64_t steps) {
  m_step = steps;
  m_optimizer.setStepCount(steps);
}

LossSum lossOf(GradientModel& model, const std::vector<MicroBatch>& batches, const Execution& execution) {
  std::vector<LossSum> losses(batches.size());
  parallelTasks(execution, std::ssize(batches), [&](std::int64_t i, int worker) {
    losses[static_cast<std::size_t>(i)] = model.loss(batches[static_cast<std::size_t>(i)], worker);
  });
  return sumOf(losses);
}

}  // namespace headlight
