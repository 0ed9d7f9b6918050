// mT5, Xue et al. 2021 (arXiv 2010.11934): T5 1.1 in many languages. Its last states are never scaled.

#include "core/model/families/families.h"
#include "core/model/families/t5_like.h"

namespace headlight {
namespace {

ModelConfig readMt5Config(const JsonFields& config) {
  return readT5LikeConfig(config,
                          {.vocabularySize = 250112, .feedForwardSize = 1024, .layers = 8, .heads = 6});
}

ModelWeights bindMt5Weights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  return bindT5LikeWeights(config, RelativeTables::OfFirstLayer, tensors);
}

}  // namespace

Family mt5Family() {
  return {"mt5", "mT5", {"", "shared.weight", "encoder.block."}, readMt5Config, bindMt5Weights};
}

}  // namespace headlight
