#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/parallel/execution.h"
#include "core/training/adam_w.h"
#include "core/training/data_feed.h"
#include "core/training/gradient_exchange.h"
#include "core/training/gradient_model.h"
#include "core/training/training_config.h"

namespace headlight {

/// What one step did.
struct StepReport {
  std::int64_t step = 0;  // its number, from 0
  LossSum loss;           // of all its examples, with dropout and label smoothing
  double rate = 0;
  double gradientNorm = 0;  // of the mean loss, before clipping
  std::int64_t tokens = 0;  // read, by all processes
};

/// Everything beside the model's arithmetic that a training goes on from.
struct TrainerState {
  std::int64_t step = 0;  // steps done
  DataPosition position;
  std::span<float> parameters, firstMoment, secondMoment;  // [parameters], the trainer's own
};

/// Trains a model step by step: the micro-batches of a step in parallel, each into a buffer of its own, the
/// buffers added in the order of the micro-batches, divided by the number of predicted tokens, clipped, and
/// given to AdamW. The bits of all this depend on neither the number of threads nor how the micro-batches are
/// grouped. Used from one thread.
class Trainer {
 public:
  /// The model and the exchange must outlive it; so must the execution's pool.
  Trainer(GradientModel& model, const TrainingConfig& config, GradientExchange& exchange,
          const Execution& execution);

  /// Computes one step of what is given. Throws Cancelled where the execution was stopped, and then nothing
  /// has changed; Error where no token is to be predicted, or where the loss is no longer a number.
  StepReport step(const FedStep& fed);

  std::int64_t stepsDone() const { return m_step; }
  /// For a checkpoint to keep, or to fill: setSteps() then says how many steps were done.
  TrainerState state(const DataPosition& position);
  void setSteps(std::int64_t steps);

 private:
  std::int64_t bufferCount() const;
  void addGradients(const FedStep& fed, LossSum& loss);
  void requireNumbers(const StepReport& report) const;

  GradientModel& m_model;
  const TrainingConfig& m_config;
  GradientExchange& m_exchange;
  Execution m_execution;
  AdamW m_optimizer;
  std::vector<float> m_sum;                   // [parameters]
  std::vector<std::vector<float>> m_buffers;  // [parameters] each, zero between steps
  std::int64_t m_step = 0;
};

/// The loss of examples that are not learned from, their micro-batches in parallel. Throws Cancelled.
LossSum lossOf(GradientModel& model, const std::vector<MicroBatch>& batches, const Execution& execution);

}  // namespace headlight
