// Phi, Gunasekar et al. 2023 (arXiv 2306.11644): attention and feed-forward side by side behind one norm, and
// rotary positions in a part of each head.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/gpt_like.h"
#include "core/model/families/layer_rules.h"

namespace headlight {
namespace {

ModelConfig readPhiConfig(const JsonFields& config) {
  ModelConfig model = readGptLikeConfig(config, {.layers = {"num_hidden_layers", 24},
                                                 .heads = {"num_attention_heads", 32},
                                                 .size = {"hidden_size", 2048},
                                                 .feedForward = {"intermediate_size", 8192},
                                                 .vocabulary = {"vocab_size", 51200},
                                                 .positions = {"max_position_embeddings", 2048},
                                                 .epsilon = "layer_norm_eps",
                                                 .activation = "hidden_act",
                                                 .tied = false});
  StackConfig& stack = *model.decoder;
  const std::int64_t heads = stack.heads();
  const std::int64_t keyValueHeads = readSize(config, "num_key_value_heads", heads);
  if (heads % keyValueHeads != 0)
    config.fail("num_key_value_heads",
                Message("is %1, which does not divide num_attention_heads %2", keyValueHeads, heads));
  setKeyValueHeads(stack, keyValueHeads);
  const std::int64_t headSize = stack.attention().headSize;
  if (readSize(config, "head_dim", headSize) != headSize)
    config.fail("head_dim", Message("must be hidden_size / num_attention_heads, which is %1", headSize));
  const HeadNorm norm = config.flag("qk_layernorm", false) ? HeadNorm::SharedByHeads : HeadNorm::None;
  changeAttentions(stack, [&](AttentionConfig& attention) { attention.headNorm = norm; });
  setRotary(stack, readRotary(config, {.headSize = stack.attention().headSize,
                                       .maxPositions = stack.maxPositions,
                                       .part = 0.5}));
  putBesideAttention(stack, SublayerInput::LastInput);
  return model;
}

void bindHeadNorms(const ModelConfig& config, const std::string& layers, TensorBinder& tensors,
                   ModelWeights& weights) {
  const AttentionConfig& attention = config.decoder->attention();
  if (attention.headNorm == HeadNorm::None) return;
  std::vector<LayerTensors>& made = weights.decoder->layers;
  for (std::size_t layer = 0; layer < made.size(); ++layer) {
    const std::string name = layers + std::to_string(layer) + ".self_attn.";
    AttentionTensors& heads = made[layer].sublayers[0].attention();
    heads.queryNorm = tensors.layerNorm(name + "q_layernorm", attention.headSize);
    heads.keyNorm = tensors.layerNorm(name + "k_layernorm", attention.headSize);
  }
}

ModelWeights bindPhiWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const GptNames names{
      .embedding = "embed_tokens.weight",
      .layers = "layers.",
      .layersKey = "num_hidden_layers",
      .finalNorm = "final_layernorm",
      .headBias = true,
      .layer = {.attentionNorm = "input_layernorm",
                .queryKeyValue = {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"},
                .output = "self_attn.dense",
                .up = "mlp.fc1",
                .down = "mlp.fc2"}};
  ModelWeights weights = bindGptLikeWeights(config, names, {}, tensors);
  bindHeadNorms(config, tensors.base("layers."), tensors, weights);
  return weights;
}

}  // namespace

Family phiFamily() {
  return {"phi", "Phi", {"model.", "embed_tokens.weight", "layers."}, readPhiConfig, bindPhiWeights};
}

}  // namespace headlight
