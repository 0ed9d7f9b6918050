#include "core/model/families/bert_like.h"

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/layer_tensors.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

void refuseVariants(const JsonFields& config) {
  const std::string positions = config.text("position_embedding_type", "absolute");
  if (positions != "absolute")
    config.fail("position_embedding_type",
                Message("is %1, and only \"absolute\" is supported", briefJson(positions)));
  if (config.flag("is_decoder", false))
    config.fail("is_decoder", Message("is true, and only encoders of this family are supported"));
  if (config.flag("add_cross_attention", false))
    config.fail("add_cross_attention", Message("is true, and only encoders of this family are supported"));
}

std::int64_t readTypes(const JsonFields& config, std::int64_t otherwise) {
  constexpr const char* key = "type_vocab_size";
  return otherwise > 0 ? readSize(config, key, otherwise) : config.integer(key, {0, 1 << 24}, 0);
}

}  // namespace

ModelConfig readBertLikeConfig(const JsonFields& config, const BertDefaults& defaults) {
  refuseVariants(config);
  ModelConfig model;
  StackConfig& stack = model.encoder.emplace();
  const std::int64_t layers = readLayers(config, "num_hidden_layers", defaults.layers);
  AttentionConfig attention;
  attention.heads = readSize(config, "num_attention_heads", defaults.heads);
  attention.mask = MaskRule::Bidirectional;
  stack.modelSize = readSize(config, "hidden_size", defaults.modelSize);
  splitHeads(attention, stack.modelSize, config, {});
  FeedForwardConfig feedForward;
  feedForward.size = readSize(config, "intermediate_size", defaults.feedForwardSize);
  model.vocabularySize = readCount(config, "vocab_size", defaults.vocabularySize);
  if (defaults.tokenTypes) stack.tokenTypes = readTypes(config, *defaults.tokenTypes);
  if (defaults.embeddingSize > 0) {
    const std::int64_t size = readSize(config, "embedding_size", defaults.embeddingSize);
    if (size != stack.modelSize) stack.embeddingSize = size;
  }
  stack.maxPositions = readCount(config, "max_position_embeddings", 512);
  stack.norm.epsilon = config.number("layer_norm_eps", 0, defaults.epsilon);
  feedForward.activation = readActivation(config, "hidden_act", defaults.activation);
  stack.layers = equalLayers(layers, selfAttentionLayer(attention, feedForward, NormPlace::Post));
  model.tiedOutput = config.flag("tie_word_embeddings", true);
  return model;
}

void skipPaddingRows(StackConfig& stack, std::int64_t paddingId, const JsonFields& config) {
  const std::int64_t rows = stack.maxPositions;
  stack.positionOffset = paddingId + 1;
  stack.uncountedToken = paddingId;
  stack.maxPositions = rows - stack.positionOffset;
  if (stack.maxPositions < 1)
    config.fail("max_position_embeddings",
                Message("is %1, which leaves no position after the first %2 rows (pad_token_id + 1)", rows,
                        stack.positionOffset));
}

SublayerTensors bindBertLikeFeedForward(const StackConfig& stack, const std::string& layer,
                                        const BertLayerNames& names, TensorBinder& tensors) {
  const std::int64_t d = stack.modelSize;
  const std::int64_t ff = stack.feedForward().size;
  FeedForwardTensors feedForward;
  feedForward.up = tensors.linear(layer + names.up, ff, d, Bias::With);
  feedForward.down = tensors.linear(layer + names.down, d, ff, Bias::With);
  return postNorm(feedForward, tensors.layerNorm(layer + names.feedForwardNorm, d));
}

LayerTensors bindBertLikeLayer(const StackConfig& stack, const std::string& layer,
                               const BertLayerNames& names, TensorBinder& tensors) {
  const std::int64_t d = stack.modelSize;
  AttentionTensors attention;
  attention.query = tensors.linear(layer + names.query, d, d, Bias::With);
  attention.key = tensors.linear(layer + names.key, d, d, Bias::With);
  attention.value = tensors.linear(layer + names.value, d, d, Bias::With);
  attention.output = tensors.linear(layer + names.output, d, d, Bias::With);
  return {{postNorm(attention, tensors.layerNorm(layer + names.attentionNorm, d)),
           bindBertLikeFeedForward(stack, layer, names, tensors)}};
}

StackTensors bindBertLikeEmbeddings(const ModelConfig& config, const std::string& head,
                                    TensorBinder& tensors) {
  const StackConfig& stack = *config.encoder;
  const std::int64_t width = stack.tableSize();
  const std::string embeddings = tensors.base("embeddings.");
  StackTensors encoder;
  encoder.tokenEmbedding = tensors.tokenEmbedding({embeddings + "word_embeddings.weight", head},
                                                  {config.vocabularySize, width}, config.tiedOutput);
  if (stack.positionalEncoding == PositionalEncoding::Learned)
    encoder.positionEmbedding = tensors.take(embeddings + "position_embeddings.weight",
                                             {stack.maxPositions + stack.positionOffset, width});
  if (stack.tokenTypes > 0)
    encoder.typeEmbedding =
        tensors.take(embeddings + "token_type_embeddings.weight", {stack.tokenTypes, width});
  encoder.embeddingNorm = tensors.layerNorm(embeddings + "LayerNorm", width);
  return encoder;
}

ModelWeights bindBertLikeWeights(const ModelConfig& config, const std::string& head,
                                 const BertLayerNames& names, TensorBinder& tensors) {
  const StackConfig& stack = *config.encoder;
  const std::string layers = tensors.base("encoder.layer.");
  ModelWeights weights;
  StackTensors& encoder = weights.encoder.emplace(bindBertLikeEmbeddings(config, head, tensors));
  tensors.refuseMoreLayers(layers, stack.layerCount(), "num_hidden_layers");
  for (std::int64_t i = 0; i < stack.layerCount(); ++i)
    encoder.layers.push_back(bindBertLikeLayer(stack, layers + std::to_string(i) + ".", names, tensors));
  return weights;
}

std::optional<OutputHeadTensors> bindMaskedHead(const ModelConfig& config, const TensorView& tokenEmbedding,
                                                const MaskedHeadNames& names, TensorBinder& tensors) {
  if (!tensors.offers(names.transform + ".weight")) return std::nullopt;
  const std::int64_t width = tokenEmbedding.shape[1];
  OutputHeadTensors head;
  head.transform = tensors.linear(names.transform, width, config.main().modelSize, Bias::With);
  head.transformNorm = tensors.layerNorm(names.transformNorm, width);
  head.transformActivation = config.main().feedForward().activation;
  head.decoder = tensors.decoder(names.decoder, tokenEmbedding, config.tiedOutput);
  head.bias = tensors.takeFirst({names.bias, names.biasAlias}, {config.vocabularySize});
  return head;
}

}  // namespace headlight
