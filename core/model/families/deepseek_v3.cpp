// DeepSeek-V3, DeepSeek-AI 2024 (arXiv 2412.19437): latent attention, and experts chosen by corrected
// sigmoids. DeepSeek-V3.2 (arXiv 2512.02556) adds an indexer that chooses each query's keys.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/expert_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/latent_like.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/layer_types.h"

namespace headlight {
namespace {

MixtureSettings readBiasedMixture(const JsonFields& config) {
  requireText(config, "scoring_func", {"sigmoid"});
  requireText(config, "topk_method", {"noaux_tc"});
  MixtureSettings settings =
      readLatentExperts(config, {.experts = 256, .chosen = 8, .expertSize = 2048, .shared = 1, .scale = 2.5});
  readExpertGroups(config, settings, 8, 4);
  settings.routing = ExpertRouting::Sigmoid;
  settings.normalize = config.flag("norm_topk_prob", true);
  return settings;
}

ModelConfig readV3(const JsonFields& config, std::int64_t maxPositions) {
  ModelConfig model = readLatentConfig(config, {.vocabularySize = 129280,
                                                .modelSize = 7168,
                                                .feedForwardSize = 18432,
                                                .layers = 61,
                                                .heads = 128,
                                                .maxPositions = maxPositions});
  StackConfig& stack = *model.decoder;
  useExperts(stack, readBiasedMixture(config), readExpertLayers(config, stack.layerCount(), 3));
  return model;
}

ModelConfig readDeepseekV3Config(const JsonFields& config) { return readV3(config, 4096); }

/// All layers have an indexer.
void requireSparse(const JsonFields& config, std::int64_t layers) {
  constexpr const char* sparse = "deepseek_sparse_attention";
  for (const std::string& type : readLayerTypes(config, layers, everyLayer(sparse)))
    if (type != sparse)
      config.fail("layer_types", Message("has %1, and only %2 is supported", briefJson(type), sparse));
}

ModelConfig readSparseConfig(const JsonFields& config) {
  if (config.isNull("q_lora_rank"))
    config.fail("q_lora_rank", Message("is null, and the indexer's queries are made of narrow ones"));
  ModelConfig model = readV3(config, 163840);
  StackConfig& stack = *model.decoder;
  requireSparse(config, stack.layerCount());
  IndexerConfig indexer;
  indexer.heads = readSize(config, "index_n_heads", 64);
  indexer.headSize = readSize(config, "index_head_dim", 128);
  indexer.chosen = readCount(config, "index_topk", 2048);
  const std::int64_t turned = stack.attention().latent->rotarySize;
  if (indexer.headSize < turned)
    config.fail("index_head_dim", Message("is %1, less than the %2 dimensions that turn (qk_rope_head_dim)",
                                          indexer.headSize, turned));
  changeAttentions(stack, [&](AttentionConfig& attention) { attention.latent->indexer = indexer; });
  return model;
}

}  // namespace

Family deepseekV3Family() {
  return {"deepseek_v3",
          "DeepSeek-V3",
          {"model.", "embed_tokens.weight", "layers."},
          readDeepseekV3Config,
          bindLatentWeights};
}

Family deepseekV32Family() {
  Family family = deepseekV3Family();
  family.modelType = "deepseek_v32";
  family.name = "DeepSeek-V3.2";
  family.readConfig = readSparseConfig;
  return family;
}

}  // namespace headlight
