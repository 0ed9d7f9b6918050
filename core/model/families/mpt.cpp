// MPT, MosaicML 2023: a bias of scores by distance instead of position embeddings, and no biases elsewhere.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/families.h"
#include "core/model/families/gpt_like.h"
#include "core/model/families/layer_rules.h"

namespace headlight {
namespace {

void require(const JsonFields& config, const char* key, bool otherwise, bool needed) {
  if (config.flag(key, otherwise) == needed) return;
  config.fail(key, Message("is %1, and only MPT models where it is %2 are supported",
                           needed ? "false" : "true", needed ? "true" : "false"));
}

/// What MosaicML's own code can do beside what its published models, and transformers, do.
void refuseVariants(const JsonFields& config) {
  require(config, "no_bias", true, true);
  if (config.has("logit_scale"))
    config.fail("logit_scale", Message("is set, and scaled logits are not supported"));
  if (config.integer("expansion_ratio", {1, 1 << 16}, 4) != 4)
    config.fail("expansion_ratio", Message("must be 4; other widths of the feed-forward are not supported"));
  const std::string norm = config.text("norm_type", "low_precision_layernorm");
  if (norm != "low_precision_layernorm" && norm != "layernorm")
    config.fail("norm_type", Message("is %1, and only layer norms are supported", briefJson(norm)));
}

void readAttention(const JsonFields& keys, AttentionConfig& attention) {
  require(keys, "alibi", true, true);
  require(keys, "qk_ln", false, false);
  require(keys, "prefix_lm", false, false);
  const std::string type = keys.text("attn_type", "multihead_attention");
  if (type != "multihead_attention")
    keys.fail("attn_type", Message("is %1, and only multihead_attention is supported", briefJson(type)));
  attention.alibiMax = keys.number("alibi_bias_max", 0, 8);
  attention.clip = static_cast<float>(keys.number("clip_qkv", 0, 0));
  attention.scoreScale = static_cast<float>(keys.number("softmax_scale", 0, attention.scoreScale));
}

ModelConfig readMptConfig(const JsonFields& config) {
  refuseVariants(config);
  ModelConfig model = readGptLikeConfig(config, {.layers = {"n_layers", 24},
                                                 .heads = {"n_heads", 16},
                                                 .size = {"d_model", 2048},
                                                 .feedForward = {},
                                                 .vocabulary = {"vocab_size", 50368},
                                                 .positions = {"max_seq_len", 2048},
                                                 .activation = nullptr});
  StackConfig& stack = *model.decoder;
  stack.positionalEncoding = PositionalEncoding::Alibi;
  const std::optional<JsonFields> keys = config.object("attn_config");
  changeAttentions(stack, [&](AttentionConfig& attention) {
    attention.bias = ScoreBias::Mpt;
    if (keys) readAttention(*keys, attention);
  });
  return model;
}

ModelWeights bindMptWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const GptNames names{.layers = "blocks.",
                       .layersKey = "n_layers",
                       .finalNorm = "norm_f",
                       .layer = {.attentionNorm = "norm_1",
                                 .feedForwardNorm = "norm_2",
                                 .rows = QueryKeyValue::InBlocks,
                                 .queryKeyValue = {"attn.Wqkv"},
                                 .output = "attn.out_proj",
                                 .up = "ffn.up_proj",
                                 .down = "ffn.down_proj"}};
  const GptBiases none{Bias::Without, Bias::Without, Bias::Without, false};
  return bindGptLikeWeights(config, names, none, tensors);
}

}  // namespace

Family mptFamily() {
  return {"mpt", "MPT", {"transformer.", "wte.weight", "blocks."}, readMptConfig, bindMptWeights};
}

}  // namespace headlight
