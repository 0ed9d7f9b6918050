// GPT-Neo, Black et al. 2021: GPT-2 with scores that are not scaled and a window in every other layer.

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/gpt_like.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/layer_types.h"

namespace headlight {
namespace {

ModelConfig readGptNeoConfig(const JsonFields& config) {
  ModelConfig model = readGptLikeConfig(config, {.layers = {"num_layers", 24},
                                                 .heads = {"num_heads", 16},
                                                 .size = {"hidden_size", 2048},
                                                 .feedForward = {"intermediate_size", 0},
                                                 .vocabulary = {"vocab_size", 50257},
                                                 .positions = {"max_position_embeddings", 2048}});
  StackConfig& stack = *model.decoder;
  changeAttentions(stack, [](AttentionConfig& attention) { attention.scoreScale = 1; });
  setWindows(stack, readAttentionTypes(config, stack.layerCount()), readCount(config, "window_size", 256));
  return model;
}

ModelWeights bindGptNeoWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const StackConfig& stack = *config.decoder;
  const GptNames names{
      .layersKey = "num_layers",
      .layer = {.queryKeyValue = {"attn.attention.q_proj", "attn.attention.k_proj", "attn.attention.v_proj"},
                .output = "attn.attention.out_proj",
                .up = "mlp.c_fc",
                .down = "mlp.c_proj"}};
  ModelWeights weights = bindGptLikeWeights(config, names, {.queryKeyValue = Bias::Without}, tensors);
  weights.decoder->positionEmbedding =
      tensors.take(tensors.base("wpe.weight"), {stack.maxPositions, stack.modelSize});
  return weights;
}

}  // namespace

Family gptNeoFamily() {
  return {"gpt_neo", "GPT-Neo", {"transformer.", "wte.weight", "h."}, readGptNeoConfig, bindGptNeoWeights};
}

}  // namespace headlight
