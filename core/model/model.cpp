#include "core/model/model.h"

#include <unistd.h>

#include <utility>

#include "core/model/checkpoint.h"
#include "core/model/model_tokenizer.h"

namespace headlight {
namespace {

/// The same execution, its progress covering [begin, end] of the whole.
Execution part(const Execution& execution, double begin, double end) {
  Execution result = execution;
  if (execution.progress)
    result.progress = [progress = execution.progress, begin, end](double fraction) {
      progress(begin + fraction * (end - begin));
    };
  return result;
}

/// Whether a float32 copy of the weights leaves room for the rest; otherwise they stay mapped.
bool fitsIntoMemory(std::int64_t parameterCount) {
  const double memory =
      static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGESIZE));
  constexpr double kShare = 0.7;
  return memory <= 0 || static_cast<double>(parameterCount) * sizeof(float) < kShare * memory;
}

}  // namespace

std::shared_ptr<const Model> loadModel(const ModelFiles& files, const Execution& execution) {
  // Checking reads each weight once; packing reads and writes them all.
  constexpr double kChecked = 0.3;
  Checkpoint checkpoint = readCheckpoint(files, part(execution, 0, kChecked));
  auto model = std::make_shared<Model>();
  model->name = files.name();
  model->location = files.location();
  model->config = checkpoint.config;
  model->notes = checkpoint.notes;
  model->parameterCount = checkpoint.weights.parameterCount;
  model->tokenizer = tokenizerOf(files);
  execution.throwIfStopped();
  TransformerOptions options;
  options.packWeights = fitsIntoMemory(model->parameterCount);
  if (!options.packWeights)
    model->notes.push_back(
        "The model is larger than the memory: it runs layer by layer from its file, slowly.");
  model->transformer = std::make_shared<Transformer>(
      std::move(checkpoint.config), std::move(checkpoint.weights), part(execution, kChecked, 1), options);
  return model;
}

}  // namespace headlight
