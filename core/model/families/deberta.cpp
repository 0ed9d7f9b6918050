// DeBERTa, He et al. 2020 (arXiv 2006.03654): BERT whose scores depend on what tokens are and on how far
// apart they are, each with projections of its own.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/deberta_like.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_tensors.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

ModelConfig readDebertaConfig(const JsonFields& config) {
  if (config.flag("talking_head", false))
    config.fail("talking_head", Message("is true, and heads that mix their scores are not supported"));
  return readDebertaLikeConfig(config, {.vocabularySize = 50265, .epsilon = 1e-7, .tokenTypes = 0});
}

// Part of a projection [heads, 3, d_k] whose bias, if it has one, is stored by itself.
LinearTensor partWithBias(const LinearTensor& fused, std::int64_t headSize, std::int64_t part,
                          std::optional<TensorView> bias) {
  LinearTensor linear = partOfHeads(fused, headSize, part, 3);
  linear.biasByOutput = bias.has_value();
  linear.bias = std::move(bias);
  return linear;
}

AttentionTensors bindAttention(const StackConfig& stack, const std::string& layer, TensorBinder& tensors) {
  const std::int64_t d = stack.modelSize;
  const AttentionConfig& config = stack.attention();
  const std::string self = layer + "attention.self.";
  const LinearTensor fused = tensors.linear(self + "in_proj", 3 * d, d, Bias::Without);
  AttentionTensors attention;
  attention.query = partWithBias(fused, config.headSize, 0, tensors.take(self + "q_bias", {d}));
  attention.key = partWithBias(fused, config.headSize, 1, {});
  attention.value = partWithBias(fused, config.headSize, 2, tensors.take(self + "v_bias", {d}));
  if (config.positionKeys) attention.positionKey = tensors.linear(self + "pos_proj", d, d, Bias::Without);
  if (config.positionQueries) attention.positionQuery = tensors.linear(self + "pos_q_proj", d, d, Bias::With);
  attention.output = tensors.linear(layer + "attention.output.dense", d, d, Bias::With);
  return attention;
}

ModelWeights bindDebertaWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const StackConfig& stack = *config.encoder;
  const std::string layers = tensors.base("encoder.layer.");
  const BertLayerNames names;
  ModelWeights weights;
  StackTensors& encoder = weights.encoder.emplace(bindBertLikeEmbeddings(config, debertaDecoder, tensors));
  bindDistances(stack, encoder, tensors);
  tensors.refuseMoreLayers(layers, stack.layerCount(), "num_hidden_layers");
  for (std::int64_t i = 0; i < stack.layerCount(); ++i) {
    const std::string layer = layers + std::to_string(i) + ".";
    encoder.layers.push_back({{postNorm(bindAttention(stack, layer, tensors),
                                        tensors.layerNorm(layer + names.attentionNorm, stack.modelSize)),
                               bindBertLikeFeedForward(stack, layer, names, tensors)}});
  }
  weights.outputHead = bindDebertaHead(config, fields, encoder.tokenEmbedding, tensors);
  return weights;
}

}  // namespace

Family debertaFamily() {
  return {"deberta",
          "DeBERTa",
          {"deberta.", "embeddings.word_embeddings.weight", "encoder.layer."},
          readDebertaConfig,
          bindDebertaWeights};
}

}  // namespace headlight
