// M2M-100, Fan et al. 2021 (arXiv 2010.11125), and NLLB.

#include "core/model/families/bart_like.h"
#include "core/model/families/families.h"

namespace headlight {
namespace {

constexpr BartStyle kStyle = {.norm = NormPlace::Pre,
                              .positions = BartPositions::Fairseq,
                              .vocabularySize = 128112,
                              .activation = "relu",
                              .scaleEmbedding = true};

ModelConfig readM2m100Config(const JsonFields& config) { return readBartLikeConfig(config, kStyle); }

ModelWeights bindM2m100Weights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  return bindBartLikeWeights(config, kStyle, fields, tensors);
}

}  // namespace

Family m2m100Family() {
  return {"m2m_100",
          "M2M-100",
          {"model.", "shared.weight", "encoder.layers."},
          readM2m100Config,
          bindM2m100Weights};
}

}  // namespace headlight
