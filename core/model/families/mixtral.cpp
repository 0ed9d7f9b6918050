// Mixtral, Jiang et al. 2024 (arXiv 2401.04088): Mistral with a mixture of experts in every layer.

#include "core/io/json_fields.h"
#include "core/model/families/expert_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

ModelConfig readMixtralConfig(const JsonFields& config) {
  constexpr std::int64_t size = 14336;
  ModelConfig model = readLlamaLikeConfig(config, {.feedForwardSize = size,
                                                   .keyValueHeads = 8,
                                                   .maxPositions = 131072,
                                                   .norm = {NormKind::RmsNorm, 1e-5},
                                                   .rotary = {.base = 1e6}});
  readWindowOfAll(*model.decoder, config);
  MixtureSettings experts = readExperts(config, {.countKey = "num_local_experts",
                                                 .sizeKey = "intermediate_size",
                                                 .experts = 8,
                                                 .chosen = 2,
                                                 .expertSize = size});
  experts.normalize = true;
  useExperts(*model.decoder, experts);
  return model;
}

/// Files have the names of Mixtral's own code; what transformers of today has in memory may be in them too.
ExpertNames namesIn(const TensorBinder& tensors) {
  if (tensors.has(tensors.base("layers.0.mlp.gate.weight"))) return {};
  return {.router = "block_sparse_moe.gate",
          .experts = "block_sparse_moe.experts.",
          .gate = "w1",
          .up = "w3",
          .down = "w2"};
}

ModelWeights bindMixtralWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  return bindLlamaLikeWeights(config, {.experts = namesIn(tensors)}, tensors);
}

}  // namespace

Family mixtralFamily() {
  return {"mixtral",
          "Mixtral",
          {"model.", "embed_tokens.weight", "layers."},
          readMixtralConfig,
          bindMixtralWeights};
}

}  // namespace headlight
