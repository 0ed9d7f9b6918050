#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/parallel/execution.h"
#include "core/training/gradient_exchange.h"
#include "core/training/gradient_model.h"
#include "core/training/training_config.h"
#include "core/training/training_control.h"
#include "core/training/training_progress.h"
#include "core/training/training_vocabulary.h"

namespace headlight {

/// A training from begin to end. What it points to must outlive it.
struct TrainingSetup {
  const TrainingConfig& config;
  const TrainingVocabulary& vocabulary;
  GradientModel& model;                  // as it starts; a checkpoint replaces its parameters
  std::string folder;                    // see TrainingFolder; empty: nothing is written
  bool resume = false;                   // whether to go on from the folder's checkpoint, where it has one
  std::int64_t steps = 0;                // after which it ends; 0: those of the config
  GradientExchange* exchange = nullptr;  // nullptr: this process is alone
  TrainingControl* control = nullptr;    // nullptr: it is never paused
  /// Called once before the first step, with the loss of held-out data where nothing was learned yet, and
  /// after each step; from the training's thread.
  std::function<void(const TrainingProgress&)> progress = {};
  /// Called after each snapshot, from the training's thread.
  std::function<void(std::int64_t step, const std::string& folder)> snapshotMade = {};
};

enum class TrainingEnd { Finished, Stopped };

/// Trains until the last step or until execution.stop is requested; either way the folder then holds a
/// checkpoint and the model of the last step that was finished. Throws Error naming file and key, or file and
/// line.
TrainingEnd runTraining(const TrainingSetup& setup, const Execution& execution);

}  // namespace headlight
