#include "core/model/model.h"

#include <utility>

#include "core/io/available_room.h"
#include "core/model/checkpoint.h"
#include "core/model/model_tokenizer.h"
#include "core/parallel/progress_part.h"

namespace headlight {
namespace {

/// Whether a float32 copy of the weights leaves room for the rest; otherwise they stay mapped.
bool fitsIntoMemory(std::int64_t parameterCount) {
  constexpr double kShare = 0.7;
  return static_cast<double>(parameterCount) * sizeof(float) <
         kShare * static_cast<double>(availableMemory());
}

}  // namespace

std::shared_ptr<const Model> loadModel(const ModelFiles& files, const Execution& execution) {
  // Checking reads each weight once; packing reads and writes them all.
  constexpr double kChecked = 0.3;
  Checkpoint checkpoint = readCheckpoint(files, progressPart(execution, 0, kChecked));
  auto model = std::make_shared<Model>();
  model->name = files.name();
  model->location = files.location();
  model->config = checkpoint.config;
  model->notes = checkpoint.notes;
  model->parameterCount = checkpoint.weights.parameterCount;
  model->tokenizer = tokenizerOf(files);
  if (model->config.architecture() == Architecture::EncoderDecoder)
    model->targetTokenizer = targetTokenizerOf(files);
  model->generation = readGenerationRules(files, model->config);
  execution.throwIfStopped();
  TransformerOptions options;
  options.packWeights = fitsIntoMemory(model->parameterCount);
  if (!options.packWeights)
    model->notes.push_back(
        "The model is larger than the free memory: it runs layer by layer from its file, slowly.");
  model->transformer =
      std::make_shared<Transformer>(std::move(checkpoint.config), std::move(checkpoint.weights),
                                    progressPart(execution, kChecked, 1), options);
  return model;
}

}  // namespace headlight
