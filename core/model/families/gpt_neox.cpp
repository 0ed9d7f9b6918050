// GPT-NeoX, Black et al. 2022 (arXiv 2204.06745), and Pythia: attention and feed-forward side by side, each
// with a norm of its own, and rotary positions in a part of each head.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/gpt_like.h"
#include "core/model/families/layer_rules.h"

namespace headlight {
namespace {

ModelConfig readGptNeoxConfig(const JsonFields& config) {
  ModelConfig model = readGptLikeConfig(config, {.layers = {"num_hidden_layers", 44},
                                                 .heads = {"num_attention_heads", 64},
                                                 .size = {"hidden_size", 6144},
                                                 .feedForward = {"intermediate_size", 24576},
                                                 .vocabulary = {"vocab_size", 50432},
                                                 .positions = {"max_position_embeddings", 2048},
                                                 .epsilon = "layer_norm_eps",
                                                 .activation = "hidden_act",
                                                 .defaultActivation = "gelu",
                                                 .tied = false});
  StackConfig& stack = *model.decoder;
  setRotary(stack, readRotary(config, {.headSize = stack.attention().headSize,
                                       .maxPositions = stack.maxPositions,
                                       .part = 0.25}));
  if (config.flag("use_parallel_residual", true)) putBesideAttention(stack, SublayerInput::BesideLast);
  return model;
}

ModelWeights bindGptNeoxWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const Bias attention = fields.flag("attention_bias", true) ? Bias::With : Bias::Without;
  const GptNames names{.embedding = "embed_in.weight",
                       .layers = "layers.",
                       .layersKey = "num_hidden_layers",
                       .finalNorm = "final_layer_norm",
                       // The name of the file; that of the object since transformers 5.
                       .head = tensors.has("lm_head.weight") ? "lm_head" : "embed_out",
                       .layer = {.attentionNorm = "input_layernorm",
                                 .feedForwardNorm = "post_attention_layernorm",
                                 .rows = QueryKeyValue::ByGroups,
                                 .queryKeyValue = {"attention.query_key_value"},
                                 .output = "attention.dense",
                                 .up = "mlp.dense_h_to_4h",
                                 .down = "mlp.dense_4h_to_h"}};
  return bindGptLikeWeights(config, names, {.queryKeyValue = attention, .output = attention}, tensors);
}

}  // namespace

Family gptNeoxFamily() {
  return {"gpt_neox",
          "GPT-NeoX",
          {"gpt_neox.", "embed_in.weight", "layers."},
          readGptNeoxConfig,
          bindGptNeoxWeights};
}

}  // namespace headlight
