// BART, Lewis et al. 2020 (arXiv 1910.13461).

#include "core/model/families/bart_like.h"
#include "core/model/families/families.h"

namespace headlight {
namespace {

constexpr BartStyle kStyle = {.embeddingNorm = true};

ModelConfig readBartConfig(const JsonFields& config) { return readBartLikeConfig(config, kStyle); }

ModelWeights bindBartWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  return bindBartLikeWeights(config, kStyle, fields, tensors);
}

}  // namespace

Family bartFamily() {
  return {"bart", "BART", {"model.", "shared.weight", "encoder.layers."}, readBartConfig, bindBartWeights};
}

}  // namespace headlight
