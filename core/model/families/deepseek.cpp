// DeepSeek-MoE, Dai et al. 2024 (arXiv 2401.06066): LLaMA with a mixture of experts in all but the first
// layers, some of its experts for every token. DeepSeek-LLM (arXiv 2401.02954) is published with LLaMA's
// model_type; the model_types read here are its own ones.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/expert_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

/// Experts for every token are stored as one, side by side.
void readMixture(const JsonFields& config, StackConfig& stack) {
  requireText(config, "scoring_func", {"softmax"});
  requireText(config, "topk_method", {"greedy"});
  if (!config.has("num_experts_per_tok"))
    config.fail("num_experts_per_tok", Message("is missing, and there are experts"));
  MixtureSettings experts = readExperts(config, {.countKey = "n_routed_experts", .expertSize = 1407});
  experts.normalize = config.flag("norm_topk_prob", false);
  experts.sharedSize = config.integer("n_shared_experts", {0, 1 << 16}, 0) * experts.expertSize;
  useExperts(stack, experts, readExpertLayers(config, stack.layerCount(), 0));
}

ModelConfig readDeepseekConfig(const JsonFields& config) {
  ModelConfig model =
      readLlamaLikeConfig(config, {.vocabularySize = 102400, .feedForwardSize = 11008, .layers = 30});
  if (config.has("n_routed_experts")) readMixture(config, *model.decoder);
  return model;
}

ModelWeights bindDeepseekWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const Bias attention = biasOf(fields, "attention_bias");
  return bindLlamaLikeWeights(config,
                              {.queryKeyValue = attention,
                               .output = attention,
                               .feedForward = biasOf(fields, "mlp_bias"),
                               .experts = {.shared = "mlp.shared_experts."}},
                              tensors);
}

}  // namespace

Family deepseekFamily() {
  return {"deepseek",
          "DeepSeek",
          {"model.", "embed_tokens.weight", "layers."},
          readDeepseekConfig,
          bindDeepseekWeights};
}

Family deepseekLlmFamily() {
  Family family = deepseekFamily();
  family.modelType = "deepseek-llm";
  return family;
}

}  // namespace headlight
