// GPT-BigCode (SantaCoder and StarCoder, Li et al. 2023, arXiv 2305.06161): GPT-2 whose heads may share one
// head of keys and values. Unlike GPT-2's, its projections are stored as [outputs, inputs].

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/families.h"
#include "core/model/families/gpt_like.h"
#include "core/model/families/layer_rules.h"

namespace headlight {
namespace {

ModelConfig readGptBigcodeConfig(const JsonFields& config) {
  if (config.flag("add_cross_attention", false))
    config.fail("add_cross_attention",
                Message("is true, and only plain decoders of this family are supported"));
  ModelConfig model = readGptLikeConfig(config, {.layers = {"n_layer", 12},
                                                 .heads = {"n_head", 12},
                                                 .size = {"n_embd", 768},
                                                 .feedForward = {"n_inner", 0},
                                                 .vocabulary = {"vocab_size", 50257},
                                                 .positions = {"n_positions", 1024},
                                                 .defaultActivation = "gelu_pytorch_tanh"});
  StackConfig& stack = *model.decoder;
  if (config.flag("multi_query", true)) setKeyValueHeads(stack, 1);
  if (!config.flag("scale_attn_weights", true))
    changeAttentions(stack, [](AttentionConfig& attention) { attention.scoreScale = 1; });
  return model;
}

ModelWeights bindGptBigcodeWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const StackConfig& stack = *config.decoder;
  const GptNames names{.layer = {.rows = QueryKeyValue::ByGroups,
                                 .queryKeyValue = {"attn.c_attn"},
                                 .output = "attn.c_proj",
                                 .up = "mlp.c_fc",
                                 .down = "mlp.c_proj"}};
  ModelWeights weights = bindGptLikeWeights(config, names, {}, tensors);
  weights.decoder->positionEmbedding =
      tensors.take(tensors.base("wpe.weight"), {stack.maxPositions, stack.modelSize});
  return weights;
}

}  // namespace

Family gptBigcodeFamily() {
  return {"gpt_bigcode",
          "GPT-BigCode",
          {"transformer.", "wte.weight", "h."},
          readGptBigcodeConfig,
          bindGptBigcodeWeights};
}

}  // namespace headlight
