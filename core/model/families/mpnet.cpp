// MPNet, Song et al. 2020 (arXiv 2004.09297): RoBERTa with a bias of scores by distance, as T5 has it, of
// which all layers share one table.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/bert_like.h"
#include "core/model/families/families.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

constexpr std::int64_t padding = 1;  // whatever pad_token_id says
constexpr RelativeBuckets buckets = {.buckets = 32, .maxDistance = 128, .bidirectional = true};

ModelConfig readMpnetConfig(const JsonFields& config) {
  constexpr const char* key = "relative_attention_num_buckets";
  if (config.integer(key, {1, INT32_MAX}, buckets.buckets) != buckets.buckets)
    config.fail(key, Message("must be 32; models of this family have no other number of buckets"));
  ModelConfig model = readBertLikeConfig(config, {.vocabularySize = 30527, .tokenTypes = {}});
  StackConfig& stack = *model.encoder;
  skipPaddingRows(stack, padding, config);
  for (LayerConfig& layer : stack.layers) {
    AttentionConfig& attention = layer.find(SublayerKind::SelfAttention)->attention;
    attention.bias = ScoreBias::Relative;
    attention.buckets = buckets;
  }
  return model;
}

ModelWeights bindMpnetWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const MaskedHeadNames names{"lm_head.dense", "lm_head.layer_norm", "lm_head.decoder.weight", "lm_head.bias",
                              "lm_head.decoder.bias"};
  const BertLayerNames layerNames{.query = "attention.attn.q",
                                  .key = "attention.attn.k",
                                  .value = "attention.attn.v",
                                  .output = "attention.attn.o",
                                  .attentionNorm = "attention.LayerNorm"};
  ModelWeights weights = bindBertLikeWeights(config, names.decoder, layerNames, tensors);
  const TensorView table = tensors.take(tensors.base("encoder.relative_attention_bias.weight"),
                                        {buckets.buckets, config.encoder->heads()});
  for (LayerTensors& layer : weights.encoder->layers)
    layer.sublayers.front().attention().relativeBias = table;
  weights.outputHead = bindMaskedHead(config, weights.encoder->tokenEmbedding, names, tensors);
  // The head's activation is the exact GELU whatever hidden_act says.
  if (weights.outputHead) weights.outputHead->transformActivation = Activation::Gelu;
  return weights;
}

}  // namespace

Family mpnetFamily() {
  return {"mpnet",
          "MPNet",
          {"mpnet.", "embeddings.word_embeddings.weight", "encoder.layer."},
          readMpnetConfig,
          bindMpnetWeights};
}

}  // namespace headlight
