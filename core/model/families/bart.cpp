// BART, Lewis et al. 2020 (arXiv 1910.13461).

#include "core/model/families/bart_like.h"
#include "core/model/families/families.h"

namespace headlight {
namespace {

constexpr BartStyle kStyle = {.embeddingNorm = true};

ModelConfig readConfig(const JsonFields& config) { return readBartLikeConfig(config, kStyle); }

ModelWeights bindWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  return bindBartLikeWeights(config, kStyle, fields, tensors);
}

}  // namespace

Family bartFamily() {
  return {"bart", "BART", {"model.", "shared.weight", "encoder.layers."}, readConfig, bindWeights};
}

}  // namespace headlight
