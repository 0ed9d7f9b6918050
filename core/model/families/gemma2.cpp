// Gemma 2, Gemma Team 2024 (arXiv 2408.00118): Gemma with norms before and after attention and feed-forward,
// caps on scores and logits, and a window in every other layer.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/gemma_like.h"
#include "core/model/families/layer_types.h"

namespace headlight {
namespace {

std::vector<std::string> layerTypes(const JsonFields& config, std::int64_t layers) {
  return readLayerTypes(config, layers, fullEveryNth(2));
}

ModelConfig readGemma2Config(const JsonFields& config) {
  refuseBidirectional(config);
  LlamaDefaults defaults = gemmaDefaults();
  defaults.normPlace = NormPlace::Sandwich;
  defaults.activationKey = "hidden_activation";
  defaults.layerTypes = layerTypes;
  ModelConfig model = readGemmaLikeConfig(config, defaults);
  readGemmaScores(config, {.scoreCap = 50, .logitCap = 30}, model);
  return model;
}

}  // namespace

Family gemma2Family() {
  return {
      "gemma2", "Gemma 2", {"model.", "embed_tokens.weight", "layers."}, readGemma2Config, bindLlamaWeights};
}

}  // namespace headlight
