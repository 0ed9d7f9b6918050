// T5, Raffel et al. 2020 (arXiv 1910.10683), T5 1.1 and Flan-T5.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/t5_like.h"

namespace headlight {
namespace {

ModelConfig readT5Config(const JsonFields& config) {
  ModelConfig model = readT5LikeConfig(
      config,
      {.vocabularySize = 32128, .feedForwardSize = 2048, .layers = 6, .heads = 8, .feedForward = "relu"});
  // Where transformers 5 saved the model, the embeddings are called tied whatever they are, and this key says
  // what they were.
  if (config.flag("scale_decoder_outputs", model.tiedOutput)) model.stateScale = tiedStateScale(model);
  return model;
}

ModelWeights bindT5Weights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  return bindT5LikeWeights(config, RelativeTables::OfFirstLayer, tensors);
}

}  // namespace

Family t5Family() {
  return {"t5", "T5", {"", "shared.weight", "encoder.block."}, readT5Config, bindT5Weights};
}

}  // namespace headlight
