// DeepSeek-V2, DeepSeek-AI 2024 (arXiv 2405.04434): latent attention, and a mixture of experts in all but the
// first layers.

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/expert_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/latent_like.h"

namespace headlight {
namespace {

MixtureSettings readMixture(const JsonFields& config) {
  requireText(config, "scoring_func", {"softmax"});
  requireText(config, "topk_method", {"greedy", "group_limited_greedy"});
  MixtureSettings settings =
      readLatentExperts(config, {.experts = 64, .expertSize = 1407, .shared = 2, .scale = 1});
  if (config.text("topk_method", "greedy") == "group_limited_greedy")
    readExpertGroups(config, settings, 1, 1);
  // DeepSeek's own code divides by the sum instead of scaling; transformers does not look at the key.
  if (config.flag("norm_topk_prob", false) && settings.chosen > 1) {
    settings.normalize = true;
    settings.scale = 1;
  }
  return settings;
}

ModelConfig readDeepseekV2Config(const JsonFields& config) {
  ModelConfig model = readLatentConfig(config, {.vocabularySize = 32000,
                                                .modelSize = 4096,
                                                .feedForwardSize = 11008,
                                                .layers = 32,
                                                .heads = 32,
                                                .maxPositions = 2048});
  StackConfig& stack = *model.decoder;
  useExperts(stack, readMixture(config), readExpertLayers(config, stack.layerCount(), 0));
  return model;
}

}  // namespace

Family deepseekV2Family() {
  return {"deepseek_v2",
          "DeepSeek-V2",
          {"model.", "embed_tokens.weight", "layers."},
          readDeepseekV2Config,
          bindLatentWeights};
}

}  // namespace headlight
