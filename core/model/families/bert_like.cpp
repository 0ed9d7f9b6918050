#include "core/model/families/bert_like.h"

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
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

LayerTensors bindLayer(const ModelConfig& config, const std::string& layer, TensorBinder& tensors) {
  const std::int64_t d = config.modelSize;
  const std::int64_t ff = config.feedForwardSize;
  LayerTensors result;
  result.attention.query = tensors.linear(layer + "attention.self.query", d, d, Bias::With);
  result.attention.key = tensors.linear(layer + "attention.self.key", d, d, Bias::With);
  result.attention.value = tensors.linear(layer + "attention.self.value", d, d, Bias::With);
  result.attention.output = tensors.linear(layer + "attention.output.dense", d, d, Bias::With);
  result.attentionNorm = tensors.layerNorm(layer + "attention.output.LayerNorm", d);
  result.feedForward.up = tensors.linear(layer + "intermediate.dense", ff, d, Bias::With);
  result.feedForward.down = tensors.linear(layer + "output.dense", d, ff, Bias::With);
  result.feedForwardNorm = tensors.layerNorm(layer + "output.LayerNorm", d);
  return result;
}

}  // namespace

ModelConfig readBertLikeConfig(const JsonFields& config, const BertDefaults& defaults) {
  refuseVariants(config);
  ModelConfig model;
  model.architecture = Architecture::Encoder;
  model.layers = readLayers(config, "num_hidden_layers", 12);
  model.heads = readSize(config, "num_attention_heads", 12);
  model.keyValueHeads = model.heads;
  model.modelSize = readSize(config, "hidden_size", 768);
  splitHeads(model, config, "hidden_size", "num_attention_heads");
  model.feedForwardSize = readSize(config, "intermediate_size", 3072);
  model.vocabularySize = readCount(config, "vocab_size", defaults.vocabularySize);
  model.tokenTypes = readSize(config, "type_vocab_size", 2);
  model.maxPositions = readCount(config, "max_position_embeddings", 512);
  model.normPlace = NormPlace::Post;
  model.normEpsilon = config.number("layer_norm_eps", 0, 1e-12);
  model.activation = readActivation(config, "hidden_act", "gelu");
  model.mask = MaskRule::Bidirectional;
  model.tiedOutput = config.flag("tie_word_embeddings", true);
  return model;
}

ModelWeights bindBertLikeWeights(const ModelConfig& config, const std::string& head, TensorBinder& tensors) {
  const std::int64_t d = config.modelSize;
  const std::string embeddings = tensors.base("embeddings.");
  const std::string layers = tensors.base("encoder.layer.");
  ModelWeights weights;
  weights.tokenEmbedding = tensors.tokenEmbedding({embeddings + "word_embeddings.weight", head},
                                                  {config.vocabularySize, d}, config.tiedOutput);
  weights.positionEmbedding = tensors.take(embeddings + "position_embeddings.weight",
                                           {config.maxPositions + config.positionOffset, d});
  weights.typeEmbedding = tensors.take(embeddings + "token_type_embeddings.weight", {config.tokenTypes, d});
  weights.embeddingNorm = tensors.layerNorm(embeddings + "LayerNorm", d);
  tensors.refuseMoreLayers(layers, config.layers, "num_hidden_layers");
  for (std::int64_t i = 0; i < config.layers; ++i)
    weights.layers.push_back(bindLayer(config, layers + std::to_string(i) + ".", tensors));
  return weights;
}

std::optional<OutputHeadTensors> bindMaskedHead(const ModelConfig& config, const TensorView& tokenEmbedding,
                                                const MaskedHeadNames& names, TensorBinder& tensors) {
  if (!tensors.has(names.transform + ".weight")) return std::nullopt;
  const std::int64_t d = config.modelSize;
  OutputHeadTensors head;
  head.transform = tensors.linear(names.transform, d, d, Bias::With);
  head.transformNorm = tensors.layerNorm(names.transformNorm, d);
  head.transformActivation = config.activation;
  head.decoder = tensors.decoder(names.decoder, tokenEmbedding, config.tiedOutput);
  head.bias = tensors.takeFirst({names.bias, names.biasAlias}, {config.vocabularySize});
  return head;
}

}  // namespace headlight
