// Marian, Junczys-Dowmunt et al. 2018 (arXiv 1804.00344), the models of OPUS-MT.

#include "core/model/families/bart_like.h"
#include "core/model/families/families.h"

namespace headlight {
namespace {

constexpr BartStyle kMarianStyle = {
    .positions = BartPositions::Marian, .vocabularySize = 58101, .twoVocabularies = true};

ModelConfig readMarianConfig(const JsonFields& config) { return readBartLikeConfig(config, kMarianStyle); }

ModelWeights bindMarianWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  return bindBartLikeWeights(config, kMarianStyle, fields, tensors);
}

}  // namespace

Family marianFamily() {
  return {"marian",
          "Marian",
          {"model.", "shared.weight", "encoder.layers."},
          readMarianConfig,
          bindMarianWeights};
}

}  // namespace headlight
