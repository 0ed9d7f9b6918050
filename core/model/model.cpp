#include "core/model/model.h"

#include <utility>

#include "core/io/available_room.h"
#include "core/model/checkpoint.h"
#include "core/model/model_tokenizer.h"
#include "core/parallel/progress_part.h"

namespace headlight {
namespace {

/// Whether the weights leave room for the rest, those of 32 bits packed and the others as they are in the
/// file; otherwise all of them stay mapped.
bool fitsIntoMemory(const ModelConfig& config, const ModelWeights& weights) {
  constexpr double kShare = 0.7;
  double bytes = 0;
  for (const TensorView* tensor : parameters(config, weights)) {
    const std::int64_t count = tensor->elementCount();
    bytes += static_cast<double>(isNarrow(tensor->dtype) ? bytesOf(tensor->dtype, count)
                                                         : count * static_cast<std::int64_t>(sizeof(float)));
  }
  return bytes < kShare * static_cast<double>(availableMemory());
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
  model->start = readStartFocus(files, model->config);
  execution.throwIfStopped();
  TransformerOptions options;
  options.packWeights = fitsIntoMemory(checkpoint.config, checkpoint.weights);
  if (!options.packWeights)
    model->notes.push_back(
        Message("The model is larger than the free memory: it runs layer by layer from its file, slowly."));
  model->transformer =
      std::make_shared<Transformer>(std::move(checkpoint.config), std::move(checkpoint.weights),
                                    progressPart(execution, kChecked, 1), options);
  return model;
}

}  // namespace headlight
