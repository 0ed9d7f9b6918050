#include "core/model/families/latent_like.h"

#include <algorithm>

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/expert_keys.h"
#include "core/model/families/latent_layer.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/layer_types.h"
#include "core/positional/rotary_frequencies.h"

namespace headlight {
namespace {

LatentConfig readLatent(const JsonFields& config) {
  LatentConfig latent;
  if (!config.isNull("q_lora_rank")) latent.queryRank = readSize(config, "q_lora_rank", 1536);
  latent.keyValueRank = readSize(config, "kv_lora_rank", 512);
  latent.rotarySize = readSize(config, "qk_rope_head_dim", 64);
  if (latent.rotarySize % 2 != 0)
    config.fail("qk_rope_head_dim",
                Message("is %1, and rotary positions need an even number of dimensions", latent.rotarySize));
  return latent;
}

AttentionConfig readAttention(const JsonFields& config, std::int64_t heads) {
  AttentionConfig attention;
  attention.heads = readSize(config, "num_attention_heads", heads);
  attention.keyValueHeads = readSize(config, "num_key_value_heads", attention.heads);
  if (attention.keyValueHeads != attention.heads)
    config.fail("num_key_value_heads",
                Message("is %1, and latent attention has as many as num_attention_heads, %2",
                        attention.keyValueHeads, attention.heads));
  attention.latent = readLatent(config);
  // head_dim is written as the size of the part that turns, and says nothing.
  attention.headSize = readSize(config, "qk_nope_head_dim", 128) + attention.latent->rotarySize;
  attention.valueSize = readSize(config, "v_head_dim", 128);
  return attention;
}

/// The last numbers of each head turn.
void readPositions(const JsonFields& config, StackConfig& stack) {
  const AttentionConfig first = stack.attention();
  const std::int64_t turned = first.latent->rotarySize;
  const bool interleaved = config.flag("rope_interleave", true);
  setRotary(stack,
            readRotary(config, {.headSize = turned,
                                .maxPositions = stack.maxPositions,
                                .pairs = interleaved ? RotaryPairs::Interleaved : RotaryPairs::Halves}));
  for (RotarySettings& rotary : stack.rotaries) {
    rotary.headSize = first.headSize;
    rotary.turned = turned;
    rotary.first = first.headSize - turned;
  }
  const double factor = latentScoreFactor(stack.rotaries[0].scaling);
  changeAttentions(stack, [&](AttentionConfig& attention) {
    attention.scoreScale = static_cast<float>(standardScale(attention.headSize) * factor);
  });
}

}  // namespace

ModelConfig readLatentConfig(const JsonFields& config, const LatentDefaults& defaults) {
  ModelConfig model;
  StackConfig& stack = model.decoder.emplace();
  const std::int64_t layers = readLayers(config, "num_hidden_layers", defaults.layers);
  stack.modelSize = readSize(config, "hidden_size", defaults.modelSize);
  const AttentionConfig attention = readAttention(config, defaults.heads);
  FeedForwardConfig feedForward;
  feedForward.gated = true;
  feedForward.size = readSize(config, "intermediate_size", defaults.feedForwardSize);
  feedForward.activation = readActivation(config, "hidden_act", "silu");
  model.vocabularySize = readCount(config, "vocab_size", defaults.vocabularySize);
  stack.maxPositions = readCount(config, "max_position_embeddings", defaults.maxPositions);
  stack.norm = {NormKind::RmsNorm, config.number("rms_norm_eps", 0, 1e-6)};
  stack.layers = equalLayers(layers, selfAttentionLayer(attention, feedForward, NormPlace::Pre));
  readPositions(config, stack);
  model.tiedOutput = config.flag("tie_word_embeddings", false);
  return model;
}

MixtureSettings readLatentExperts(const JsonFields& config, const LatentExpertDefaults& defaults) {
  if (defaults.chosen == 0 && !config.has("num_experts_per_tok"))
    config.fail("num_experts_per_tok", Message("is missing, and there are experts"));
  MixtureSettings settings = readExperts(config, {.countKey = "n_routed_experts",
                                                  .experts = defaults.experts,
                                                  .chosen = defaults.chosen,
                                                  .expertSize = defaults.expertSize});
  // Experts for every token are stored as one, side by side.
  const std::int64_t shared = config.isNull("n_shared_experts")
                                  ? 0
                                  : config.integer("n_shared_experts", {0, 1 << 16}, defaults.shared);
  settings.sharedSize = shared * settings.expertSize;
  settings.scale = config.number("routed_scaling_factor", 0, defaults.scale);
  return settings;
}

void readExpertGroups(const JsonFields& config, MixtureSettings& settings, std::int64_t groups,
                      std::int64_t chosenGroups) {
  const auto read = [&](const char* key, std::int64_t otherwise) {
    return config.isNull(key) ? 1 : config.integer(key, {1, 1 << 24}, otherwise);
  };
  settings.groups = read("n_group", groups);
  settings.chosenGroups = read("topk_group", chosenGroups);
  if (settings.experts % settings.groups != 0)
    config.fail("n_group",
                Message("is %1, which does not divide the %2 experts", settings.groups, settings.experts));
  if (settings.chosenGroups > settings.groups)
    config.fail("topk_group", Message("is %1, more than the %2 groups that there are", settings.chosenGroups,
                                      settings.groups));
}

ModelWeights bindLatentWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const StackConfig& stack = *config.decoder;
  const std::int64_t d = stack.modelSize;
  const std::string layers = tensors.base("layers.");
  const LatentBiases biases = readLatentBiases(fields);
  ModelWeights weights;
  StackTensors& decoder = weights.decoder.emplace();
  decoder.tokenEmbedding = tensors.tokenEmbedding({tensors.base("embed_tokens.weight"), "lm_head.weight"},
                                                  {config.vocabularySize, d}, config.tiedOutput);
  tensors.ignoreMoreLayers(layers, stack.layerCount());
  for (std::size_t i = 0; i < stack.layers.size(); ++i)
    decoder.layers.push_back(bindLatentLayer(stack, i, layers + std::to_string(i) + ".", biases, tensors));
  decoder.finalNorm = tensors.rmsNorm(tensors.base("norm"), d);
  if (config.tiedOutput || tensors.has("lm_head.weight"))
    weights.outputHead.emplace().decoder =
        tensors.decoder("lm_head.weight", decoder.tokenEmbedding, config.tiedOutput);
  return weights;
}

}  // namespace headlight
