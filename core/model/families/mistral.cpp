// Mistral, Jiang et al. 2023 (arXiv 2310.06825): LLaMA with a sliding window.

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

ModelConfig readMistralConfig(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, {.vocabularySize = 32000,
                                                   .feedForwardSize = 14336,
                                                   .layers = 32,
                                                   .keyValueHeads = 8,
                                                   .maxPositions = 131072});
  if (config.isNull("sliding_window")) return model;  // null: every layer sees everything before
  setWindow(*model.decoder, 0, readCount(config, "sliding_window", 4096));
  return model;
}

ModelWeights bindMistralWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  return bindLlamaLikeWeights(config, {}, tensors);
}

}  // namespace

Family mistralFamily() {
  return {"mistral",
          "Mistral",
          {"model.", "embed_tokens.weight", "layers."},
          readMistralConfig,
          bindMistralWeights};
}

}  // namespace headlight
