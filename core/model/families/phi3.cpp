// Phi-3, Abdin et al. 2024 (arXiv 2404.14219): LLaMA with q, k and v in one projection and gate and up in
// one, and with positions of two scalings, for short texts and for long ones.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

ModelConfig readPhi3Config(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, {.vocabularySize = 32064,
                                                   .modelSize = 3072,
                                                   .feedForwardSize = 8192,
                                                   .maxPositions = 4096,
                                                   .norm = {NormKind::RmsNorm, 1e-5},
                                                   .rotary = {.part = 1, .originalPositions = 4096}});
  readWindowOfAll(*model.decoder, config);
  return model;
}

ModelWeights bindPhi3Weights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const Bias attention = biasOf(fields, "attention_bias");
  LlamaTensors rules{attention, attention, biasOf(fields, "mlp_bias")};
  rules.joined = true;
  return bindLlamaLikeWeights(config, rules, tensors);
}

}  // namespace

Family phi3Family() {
  return {"phi3", "Phi-3", {"model.", "embed_tokens.weight", "layers."}, readPhi3Config, bindPhi3Weights};
}

}  // namespace headlight
