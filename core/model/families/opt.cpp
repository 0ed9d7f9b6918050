// OPT, Zhang et al. 2022 (arXiv 2205.01068). The model of 350 million parameters has its norms after the sums
// and narrow embeddings, which are projected to d_model before positions are added.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/gpt_like.h"

namespace headlight {
namespace {

bool isPreNorm(const JsonFields& config) { return config.flag("do_layer_norm_before", true); }

ModelConfig readOptConfig(const JsonFields& config) {
  ModelConfig model = readGptLikeConfig(config, {.layers = {"num_hidden_layers", 12},
                                                 .heads = {"num_attention_heads", 12},
                                                 .size = {"hidden_size", 768},
                                                 .feedForward = {"ffn_dim", 3072},
                                                 .vocabulary = {"vocab_size", 50272},
                                                 .positions = {"max_position_embeddings", 2048},
                                                 .epsilon = nullptr,
                                                 .defaultActivation = "relu"});
  StackConfig& stack = *model.decoder;
  if (!config.flag("layer_norm_elementwise_affine", true))
    config.fail("layer_norm_elementwise_affine",
                Message("is false, and norms without weights are not supported"));
  stack.positionOffset = 2;
  stack.countsVisible = true;
  const std::int64_t embeddingSize = readSize(config, "word_embed_proj_dim", stack.modelSize);
  if (embeddingSize != stack.modelSize) {
    stack.embeddingSize = embeddingSize;
    stack.projectTokens = true;
  }
  for (LayerConfig& layer : stack.layers)
    for (SublayerConfig& sublayer : layer.sublayers)
      sublayer.norm = isPreNorm(config) ? NormPlace::Pre : NormPlace::Post;
  return model;
}

ModelWeights bindOptWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const StackConfig& stack = *config.decoder;
  const std::int64_t d = stack.modelSize;
  const Bias bias = fields.flag("enable_bias", true) ? Bias::With : Bias::Without;
  const bool finalNorm = isPreNorm(fields) && !fields.flag("_remove_final_layer_norm", false);
  const GptNames names{
      .embedding = "decoder.embed_tokens.weight",
      .layers = "decoder.layers.",
      .layersKey = "num_hidden_layers",
      .finalNorm = finalNorm ? "decoder.final_layer_norm" : nullptr,
      .layer = {.attentionNorm = "self_attn_layer_norm",
                .feedForwardNorm = "final_layer_norm",
                .queryKeyValue = {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"},
                .output = "self_attn.out_proj",
                .up = "fc1",
                .down = "fc2"}};
  ModelWeights weights = bindGptLikeWeights(config, names, {bias, bias, bias}, tensors);
  weights.decoder->positionEmbedding = tensors.take(tensors.base("decoder.embed_positions.weight"),
                                                    {stack.maxPositions + stack.positionOffset, d});
  if (!stack.projectTokens) return weights;
  weights.decoder->embeddingProjection =
      tensors.linear(tensors.base("decoder.project_in"), d, stack.tableSize(), Bias::Without);
  if (weights.outputHead) {
    weights.outputHead->transform =
        tensors.linear(tensors.base("decoder.project_out"), stack.tableSize(), d, Bias::Without);
  }
  return weights;
}

}  // namespace

Family optFamily() {
  return {"opt",
          "OPT",
          {"model.", "decoder.embed_tokens.weight", "decoder.layers."},
          readOptConfig,
          bindOptWeights};
}

}  // namespace headlight
