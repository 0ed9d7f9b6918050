// mBART, Liu et al. 2020 (arXiv 2001.08210): BART with its norms before the sublayers.

#include "core/model/families/bart_like.h"
#include "core/model/families/families.h"

namespace headlight {
namespace {

constexpr BartStyle kMbartStyle = {.norm = NormPlace::Pre, .embeddingNorm = true};

ModelConfig readMbartConfig(const JsonFields& config) { return readBartLikeConfig(config, kMbartStyle); }

ModelWeights bindMbartWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  return bindBartLikeWeights(config, kMbartStyle, fields, tensors);
}

}  // namespace

Family mbartFamily() {
  return {
      "mbart", "mBART", {"model.", "shared.weight", "encoder.layers."}, readMbartConfig, bindMbartWeights};
}

}  // namespace headlight
