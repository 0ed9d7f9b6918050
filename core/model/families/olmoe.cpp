// OLMoE, Muennighoff et al. 2024 (arXiv 2409.02060): LLaMA with norms over the queries, and the keys, of all
// heads, and a mixture of experts in every layer.

#include "core/io/json_fields.h"
#include "core/model/families/expert_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

ModelConfig readOlmoeConfig(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, {.vocabularySize = 50304,
                                                   .modelSize = 2048,
                                                   .feedForwardSize = 2048,
                                                   .layers = 16,
                                                   .heads = 16,
                                                   .maxPositions = 4096,
                                                   .norm = {NormKind::RmsNorm, 1e-5},
                                                   .headNorm = HeadNorm::AcrossHeads});
  const auto clip = static_cast<float>(config.number("clip_qkv", 0, 0));
  for (LayerConfig& layer : model.decoder->layers)
    layer.find(SublayerKind::SelfAttention)->attention.clip = clip;
  MixtureSettings experts =
      readExperts(config, {.sizeKey = "intermediate_size", .experts = 64, .chosen = 8, .expertSize = 2048});
  experts.normalize = config.flag("norm_topk_prob", false);
  useExperts(*model.decoder, experts);
  return model;
}

}  // namespace

Family olmoeFamily() {
  return {"olmoe", "OLMoE", {"model.", "embed_tokens.weight", "layers."}, readOlmoeConfig, bindLlamaWeights};
}

}  // namespace headlight
