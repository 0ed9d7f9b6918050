// Falcon, Almazrouei et al. 2023 (arXiv 2311.16867), in its three architectures: attention and feed-forward
// side by side behind one norm with one head of keys and values (7B), with groups of heads and two norms
// (40B, 180B), and one after the other with biases of scores in place of rotary positions (RW).

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/gpt_like.h"
#include "core/model/families/layer_rules.h"

namespace headlight {
namespace {

bool isNew(const JsonFields& config) { return config.flag("new_decoder_architecture", false); }

std::int64_t readKeyValueHeads(const JsonFields& config, std::int64_t heads) {
  // The old architecture writes num_kv_heads without looking at it.
  if (!isNew(config)) return config.flag("multi_query", true) ? 1 : heads;
  const std::int64_t keyValueHeads = config.integer("num_kv_heads", {1, 1 << 24}, heads);
  if (heads % keyValueHeads != 0)
    config.fail("num_kv_heads",
                Message("is %1, which does not divide num_attention_heads %2", keyValueHeads, heads));
  return keyValueHeads;
}

/// How the feed-forward takes its input.
SublayerInput readWiring(const JsonFields& config) {
  if (isNew(config)) {
    const std::int64_t norms = config.integer("num_ln_in_parallel_attn", {1, 2}, 2);
    return norms == 2 ? SublayerInput::BesideLast : SublayerInput::LastInput;
  }
  const bool parallel = config.flag("parallel_attn", true);
  return parallel ? SublayerInput::LastInput : SublayerInput::Stream;
}

ModelConfig readFalconConfig(const JsonFields& config) {
  if (config.flag("apply_residual_connection_post_layernorm", false))
    config.fail("apply_residual_connection_post_layernorm",
                Message("is true, and layers that add to what their norms made are not supported"));
  ModelConfig model = readGptLikeConfig(config, {.layers = {"num_hidden_layers", 32},
                                                 .heads = {"num_attention_heads", 71},
                                                 .size = {"hidden_size", 4544},
                                                 .feedForward = {"ffn_hidden_size", 0},
                                                 .vocabulary = {"vocab_size", 65024},
                                                 .positions = {"max_position_embeddings", 2048},
                                                 .activation = "activation",
                                                 .defaultActivation = "gelu"});
  StackConfig& stack = *model.decoder;
  setKeyValueHeads(stack, readKeyValueHeads(config, stack.heads()));
  if (config.flag("alibi", false)) {
    stack.positionalEncoding = PositionalEncoding::Alibi;
    stack.countsVisible = true;
    changeAttentions(stack, [](AttentionConfig& attention) { attention.bias = ScoreBias::Falcon; });
  } else {
    setRotary(stack, readRotary(config, {.headSize = stack.attention().headSize,
                                         .maxPositions = stack.maxPositions}));
  }
  putBesideAttention(stack, readWiring(config));
  return model;
}

ModelWeights bindFalconWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const Bias bias = fields.flag("bias", false) ? Bias::With : Bias::Without;
  const bool twoNorms = readWiring(fields) == SublayerInput::BesideLast;
  const GptNames names{.embedding = "word_embeddings.weight",
                       .layersKey = "num_hidden_layers",
                       .layer = {.attentionNorm = twoNorms ? "ln_attn" : "input_layernorm",
                                 .feedForwardNorm = twoNorms ? "ln_mlp" : "post_attention_layernorm",
                                 .rows = QueryKeyValue::ByGroups,
                                 .queryKeyValue = {"self_attention.query_key_value"},
                                 .output = "self_attention.dense",
                                 .up = "mlp.dense_h_to_4h",
                                 .down = "mlp.dense_4h_to_h"}};
  return bindGptLikeWeights(config, names, {bias, bias, bias}, tensors);
}

}  // namespace

Family falconFamily() {
  return {"falcon",
          "Falcon",
          {"transformer.", "word_embeddings.weight", "h."},
          readFalconConfig,
          bindFalconWeights};
}

}  // namespace headlight
