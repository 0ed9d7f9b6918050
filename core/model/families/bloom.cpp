// BLOOM, Le Scao et al. 2022 (arXiv 2211.05100): a bias of scores by the keys' places instead of position
// embeddings, and a norm of the embeddings.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/families.h"
#include "core/model/families/gpt_like.h"
#include "core/model/families/layer_rules.h"

namespace headlight {
namespace {

ModelConfig readBloomConfig(const JsonFields& config) {
  if (config.flag("apply_residual_connection_post_layernorm", false))
    config.fail("apply_residual_connection_post_layernorm",
                Message("is true, and layers that add to what their norms made are not supported"));
  ModelConfig model = readGptLikeConfig(config, {.layers = {"n_layer", 2},
                                                 .heads = {"n_head", 8},
                                                 .size = {"hidden_size", 64},
                                                 .feedForward = {},
                                                 .vocabulary = {"vocab_size", 250880},
                                                 .positions = {"seq_length", 2048},
                                                 .activation = nullptr});
  StackConfig& stack = *model.decoder;
  stack.positionalEncoding = PositionalEncoding::Alibi;
  stack.countsVisible = true;
  changeAttentions(stack, [](AttentionConfig& attention) { attention.bias = ScoreBias::Bloom; });
  for (LayerConfig& layer : stack.layers)
    layer.find(SublayerKind::FeedForward)->feedForward.activation = Activation::GeluTanh;
  return model;
}

ModelWeights bindBloomWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const GptNames names{.embedding = "word_embeddings.weight",
                       .layer = {.attentionNorm = "input_layernorm",
                                 .feedForwardNorm = "post_attention_layernorm",
                                 .rows = QueryKeyValue::ByGroups,
                                 .queryKeyValue = {"self_attention.query_key_value"},
                                 .output = "self_attention.dense",
                                 .up = "mlp.dense_h_to_4h",
                                 .down = "mlp.dense_4h_to_h"}};
  ModelWeights weights = bindGptLikeWeights(config, names, {}, tensors);
  weights.decoder->embeddingNorm =
      tensors.layerNorm(tensors.base("word_embeddings_layernorm"), config.decoder->modelSize);
  return weights;
}

}  // namespace

Family bloomFamily() {
  return {
      "bloom", "BLOOM", {"transformer.", "word_embeddings.weight", "h."}, readBloomConfig, bindBloomWeights};
}

}  // namespace headlight
