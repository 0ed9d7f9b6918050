#include <QCoreApplication>

#include "app/command.h"
#include "app/command_support.h"
#include "app/mpi_exchange.h"
#include "app/option_values.h"
#include "app/stop_signals.h"
#include "app/training_line.h"
#include "core/training/training_run.h"
#include "core/training/transformer_gradient_model.h"

namespace headlight {

namespace {

void printEnd(const TrainingProgress& progress, const std::string& folder, TrainingEnd end) {
  nlohmann::ordered_json json;
  json["model"] = folder;
  json["step"] = progress.step;
  json["steps"] = progress.steps;
  json["stopped"] = end == TrainingEnd::Stopped;
  json["loss"] = progress.loss;
  if (progress.heldOut) json["held_out_loss"] = progress.heldOut->all.mean();
  json["tokens_per_second"] = static_cast<std::int64_t>(progress.tokensPerSecond);
  json["waited"] = progress.secondsWaited;
  printJson(json);
}

void runTrain(const Arguments& arguments) {
  const std::string file = arguments.required("--config");
  const std::string folder = arguments.required("--out");
  const int threads = threadCountOf(arguments);
  const std::int64_t steps = countOption(arguments, "--steps").value_or(0);
  const StopSignals stopSignals;
  const auto exchange = joinProcesses();
  ThreadPool pool(threads);
  const TrainingConfig config = readTrainingConfig(file);
  const TrainingVocabulary vocabulary = loadTrainingVocabulary(config);
  TransformerGradientModel model(config);
  TrainingLine line;
  TrainingProgress last;
  TrainingSetup setup{config, vocabulary, model, folder, arguments.has("--resume"), steps};
  setup.exchange = exchange.get();
  setup.progress = [&](const TrainingProgress& progress) {
    line.show(progress);
    last = progress;
  };
  const TrainingEnd end = runTraining(setup, {&pool, stopSignals.token()});
  if (!exchange || exchange->rank() == 0) printEnd(last, folder, end);
}

}  // namespace

Command trainCommand() {
  return {
      "train",
      "--config FILE --out DIR [--resume] [--steps N]",
      QT_TRANSLATE_NOOP("CommandLine", "Trains a model from its beginning and writes it as a directory."),
      {{"--config", "FILE",
        QT_TRANSLATE_NOOP("CommandLine", "what to train and on what, see ARCHITECTURE.md")},
       {"--out", "DIR",
        QT_TRANSLATE_NOOP("CommandLine", "the model's directory, with its log, snapshots and checkpoint")},
       {"--resume", nullptr, QT_TRANSLATE_NOOP("CommandLine", "go on from the checkpoint in that directory")},
       {"--steps", "N", QT_TRANSLATE_NOOP("CommandLine", "end after so many steps (those of the config)")},
       threadsOptionSpec()},
      runTrain};
}

}  // namespace headlight
