// StableLM, Bellagente et al. 2024 (arXiv 2402.17834): LLaMA with LayerNorms, and with rotary positions for a
// part of each head; some have attention and feed-forward side by side on one norm, and norms of queries and
// keys.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

ModelConfig readStablelmConfig(const JsonFields& config) {
  LlamaDefaults defaults = {.vocabularySize = 50304,
                            .modelSize = 2560,
                            .feedForwardSize = 6912,
                            .keyValueHeads = 32,
                            .maxPositions = 4096,
                            .norm = {NormKind::LayerNorm, 1e-5},
                            .epsilonKey = "layer_norm_eps",
                            .rotary = {.part = 0.25}};
  if (config.flag("qk_layernorm", false)) defaults.headNorm = HeadNorm::PerHead;
  ModelConfig model = readLlamaLikeConfig(config, defaults);
  if (config.flag("use_parallel_residual", false))
    putBesideAttention(*model.decoder, SublayerInput::LastInput);
  return model;
}

ModelWeights bindStablelmWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  return bindLlamaLikeWeights(config, {.queryKeyValue = biasOf(fields, "use_qkv_bias")}, tensors);
}

}  // namespace

Family stablelmFamily() {
  return {"stablelm",
          "StableLM",
          {"model.", "embed_tokens.weight", "layers."},
          readStablelmConfig,
          bindStablelmWeights};
}

}  // namespace headlight
