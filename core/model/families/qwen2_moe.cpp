// Qwen's mixtures of experts. Qwen1.5-MoE and Qwen2-MoE (Yang et al. 2024, arXiv 2407.10671) have biases on
// q, k and v and an expert for every token with a gate of its own; Qwen3-MoE (arXiv 2505.09388) has norms of
// queries and keys instead.

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/expert_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/layer_types.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

std::vector<std::string> qwen2MoeLayerTypes(const JsonFields& config, std::int64_t layers) {
  const std::vector<std::string> types = readLayerTypes(config, layers, windowBelowLayer(config));
  requireWindowSwitch(config, types);
  return types;
}

void readMixture(const JsonFields& config, const ExpertDefaults& defaults, std::int64_t sharedSize,
                 StackConfig& stack) {
  MixtureSettings experts = readExperts(config, defaults);
  experts.normalize = config.flag("norm_topk_prob", false);
  experts.sharedSize = sharedSize;
  useExperts(stack, experts, readStepLayers(config, stack.layerCount()));
}

ModelConfig readQwen2(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, {.vocabularySize = 151936,
                                                   .modelSize = 2048,
                                                   .feedForwardSize = 5632,
                                                   .layers = 24,
                                                   .heads = 16,
                                                   .keyValueHeads = 16,
                                                   .maxPositions = 32768,
                                                   .layerTypes = qwen2MoeLayerTypes});
  readMixture(config, {.experts = 60, .chosen = 4, .expertSize = 1408},
              readSize(config, "shared_expert_intermediate_size", 5632), *model.decoder);
  return model;
}

ModelConfig readQwen3(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, {.vocabularySize = 151936,
                                                   .modelSize = 2048,
                                                   .feedForwardSize = 6144,
                                                   .layers = 24,
                                                   .keyValueHeads = 4,
                                                   .maxPositions = 32768,
                                                   .headNorm = HeadNorm::SharedByHeads});
  if (config.flag("use_sliding_window", false) && !config.isNull("sliding_window"))
    setWindow(*model.decoder, 0, readCount(config, "sliding_window", 4096));
  readMixture(config, {.experts = 128, .chosen = 8, .expertSize = 768}, 0, *model.decoder);
  return model;
}

ModelWeights bindQwen2(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const Bias bias = fields.flag("qkv_bias", true) ? Bias::With : Bias::Without;
  return bindLlamaLikeWeights(
      config, {.queryKeyValue = bias, .experts = {.sharedGate = "mlp.shared_expert_gate"}}, tensors);
}

}  // namespace

Family qwen2MoeFamily() {
  return {"qwen2_moe", "Qwen2-MoE", {"model.", "embed_tokens.weight", "layers."}, readQwen2, bindQwen2};
}

Family qwen3MoeFamily() {
  return {
      "qwen3_moe", "Qwen3-MoE", {"model.", "embed_tokens.weight", "layers."}, readQwen3, bindLlamaWeights};
}

}  // namespace headlight
