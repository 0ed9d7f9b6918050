#include "core/model/families/bert_like.h"

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/layer_tensors.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

void refuseVariants(const JsonFields& config) {
  const std::string positions = config.text("position_embedding_type", "absolute");
  if (positions != "absolute")
    config.fail("position_embedding_type",
                "is " + briefJson(positions) + ", and only \"absolute\" is supported");
  if (config.flag("is_decoder", false))
    config.fail("is_decoder", "is true, and only encoders of this family are supported");
  if (config.flag("add_cross_attention", false))
    config.fail("add_cross_attention", "is true, and only encoders of this family are supported");
}

LayerTensors bindLayer(const StackConfig& stack, const std::string& layer, TensorBinder& tensors) {
  const std::int64_t d = stack.modelSize;
  const std::int64_t ff = stack.feedForward().size;
  AttentionTensors attention;
  attention.query = tensors.linear(layer + "attention.self.query", d, d, Bias::With);
  attention.key = tensors.linear(layer + "attention.self.key", d, d, Bias::With);
  attention.value = tensors.linear(layer + "attention.self.value", d, d, Bias::With);
  attention.output = tensors.linear(layer + "attention.output.dense", d, d, Bias::With);
  FeedForwardTensors feedForward;
  feedForward.up = tensors.linear(layer + "intermediate.dense", ff, d, Bias::With);
  feedForward.down = tensors.linear(layer + "output.dense", d, ff, Bias::With);
  return {{postNorm(attention, tensors.layerNorm(layer + "attention.output.LayerNorm", d)),
           postNorm(feedForward, tensors.layerNorm(layer + "output.LayerNorm", d))}};
}

}  // namespace

ModelConfig readBertLikeConfig(const JsonFields& config, const BertDefaults& defaults) {
  refuseVariants(config);
  ModelConfig model;
  StackConfig& stack = model.encoder.emplace();
  const std::int64_t layers = readLayers(config, "num_hidden_layers", 12);
  AttentionConfig attention;
  attention.heads = readSize(config, "num_attention_heads", 12);
  attention.mask = MaskRule::Bidirectional;
  stack.modelSize = readSize(config, "hidden_size", 768);
  splitHeads(attention, stack.modelSize, config, {});
  FeedForwardConfig feedForward;
  feedForward.size = readSize(config, "intermediate_size", 3072);
  model.vocabularySize = readCount(config, "vocab_size", defaults.vocabularySize);
  stack.tokenTypes = readSize(config, "type_vocab_size", 2);
  stack.maxPositions = readCount(config, "max_position_embeddings", 512);
  stack.norm.epsilon = config.number("layer_norm_eps", 0, 1e-12);
  feedForward.activation = readActivation(config, "hidden_act", "gelu");
  stack.layers = equalLayers(layers, selfAttentionLayer(attention, feedForward, NormPlace::Post));
  model.tiedOutput = config.flag("tie_word_embeddings", true);
  return model;
}

ModelWeights bindBertLikeWeights(const ModelConfig& config, const std::string& head, TensorBinder& tensors) {
  const StackConfig& stack = *config.encoder;
  const std::int64_t d = stack.modelSize;
  const std::string embeddings = tensors.base("embeddings.");
  const std::string layers = tensors.base("encoder.layer.");
  ModelWeights weights;
  StackTensors& encoder = weights.encoder.emplace();
  encoder.tokenEmbedding = tensors.tokenEmbedding({embeddings + "word_embeddings.weight", head},
                                                  {config.vocabularySize, d}, config.tiedOutput);
  encoder.positionEmbedding =
      tensors.take(embeddings + "position_embeddings.weight", {stack.maxPositions + stack.positionOffset, d});
  encoder.typeEmbedding = tensors.take(embeddings + "token_type_embeddings.weight", {stack.tokenTypes, d});
  encoder.embeddingNorm = tensors.layerNorm(embeddings + "LayerNorm", d);
  tensors.refuseMoreLayers(layers, stack.layerCount(), "num_hidden_layers");
  for (std::int64_t i = 0; i < stack.layerCount(); ++i)
    encoder.layers.push_back(bindLayer(stack, layers + std::to_string(i) + ".", tensors));
  return weights;
}

std::optional<OutputHeadTensors> bindMaskedHead(const ModelConfig& config, const TensorView& tokenEmbedding,
                                                const MaskedHeadNames& names, TensorBinder& tensors) {
  if (!tensors.has(names.transform + ".weight")) return std::nullopt;
  const std::int64_t d = config.main().modelSize;
  OutputHeadTensors head;
  head.transform = tensors.linear(names.transform, d, d, Bias::With);
  head.transformNorm = tensors.layerNorm(names.transformNorm, d);
  head.transformActivation = config.main().feedForward().activation;
  head.decoder = tensors.decoder(names.decoder, tokenEmbedding, config.tiedOutput);
  head.bias = tensors.takeFirst({names.bias, names.biasAlias}, {config.vocabularySize});
  return head;
}

}  // namespace headlight
