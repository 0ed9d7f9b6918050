// Pegasus, Zhang et al. 2020 (arXiv 1912.08777).

#include "core/model/families/bart_like.h"
#include "core/model/families/families.h"

namespace headlight {
namespace {

constexpr BartStyle kStyle = {.norm = NormPlace::Pre, .positions = BartPositions::Marian};

ModelConfig readPegasusConfig(const JsonFields& config) { return readBartLikeConfig(config, kStyle); }

ModelWeights bindPegasusWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  return bindBartLikeWeights(config, kStyle, fields, tensors);
}

}  // namespace

Family pegasusFamily() {
  return {"pegasus",
          "Pegasus",
          {"model.", "shared.weight", "encoder.layers."},
          readPegasusConfig,
          bindPegasusWeights};
}

}  // namespace headlight
