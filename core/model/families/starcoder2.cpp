// StarCoder2, Lozhkov et al. 2024 (arXiv 2402.19173): rotary positions and grouped key/value heads like
// Mistral, but with LayerNorms, biases and a plain feed-forward.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

ModelConfig readStarcoder2Config(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, {.vocabularySize = 49152,
                                                   .modelSize = 3072,
                                                   .feedForwardSize = 12288,
                                                   .layers = 30,
                                                   .heads = 24,
                                                   .keyValueHeads = 2,
                                                   .maxPositions = 4096,
                                                   .tiedOutput = true,
                                                   .norm = {NormKind::LayerNorm, 1e-5},
                                                   .epsilonKey = "norm_epsilon",
                                                   .activation = "gelu_pytorch_tanh",
                                                   .gated = false});
  readWindowOfAll(*model.decoder, config);
  return model;
}

ModelWeights bindStarcoder2Weights(const ModelConfig& config, const JsonFields& fields,
                                   TensorBinder& tensors) {
  const Bias bias = biasOf(fields, "use_bias");
  return bindLlamaLikeWeights(config, {bias, bias, bias}, tensors);
}

}  // namespace

Family starcoder2Family() {
  return {"starcoder2",
          "StarCoder2",
          {"model.", "embed_tokens.weight", "layers."},
          readStarcoder2Config,
          bindStarcoder2Weights};
}

}  // namespace headlight
