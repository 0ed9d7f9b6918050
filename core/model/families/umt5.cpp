// umT5, Chung et al. 2023 (arXiv 2304.09151): mT5 with a table of biases in every layer.

#include "core/model/families/families.h"
#include "core/model/families/t5_like.h"

namespace headlight {
namespace {

ModelConfig readUmt5Config(const JsonFields& config) {
  ModelConfig model =
      readT5LikeConfig(config, {.vocabularySize = 250112, .feedForwardSize = 1024, .layers = 8, .heads = 6});
  if (model.tiedOutput) model.stateScale = tiedStateScale(model);
  return model;
}

ModelWeights bindUmt5Weights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  return bindT5LikeWeights(config, RelativeTables::OfEveryLayer, tensors);
}

}  // namespace

Family umt5Family() {
  return {"umt5", "umT5", {"", "shared.weight", "encoder.block."}, readUmt5Config, bindUmt5Weights};
}

}  // namespace headlight
