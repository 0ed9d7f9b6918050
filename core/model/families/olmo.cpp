// OLMo, Groeneveld et al. 2024 (arXiv 2402.00838): LLaMA with LayerNorms that have no parameters, and with q,
// k and v kept within bounds.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

ModelConfig readOlmoConfig(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(
      config, {.vocabularySize = 50304, .norm = {NormKind::LayerNorm, 1e-5, true}, .epsilonKey = nullptr});
  const auto clip = static_cast<float>(config.number("clip_qkv", 0, 0));
  for (LayerConfig& layer : model.decoder->layers)
    layer.find(SublayerKind::SelfAttention)->attention.clip = clip;
  return model;
}

}  // namespace

Family olmoFamily() {
  return {"olmo", "OLMo", {"model.", "embed_tokens.weight", "layers."}, readOlmoConfig, bindLlamaWeights};
}

}  // namespace headlight
