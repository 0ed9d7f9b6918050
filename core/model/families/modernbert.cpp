// ModernBERT, Warner et al. 2024 (arXiv 2412.13663): an encoder with rotary positions, gated feed-forwards
// and norms before them, which sees everything in every third layer and its neighbourhood in the others.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/layer_tensors.h"
#include "core/model/families/layer_types.h"
#include "core/model/families/rope_keys.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

AttentionConfig readAttention(const JsonFields& config, std::int64_t modelSize) {
  AttentionConfig attention;
  attention.mask = MaskRule::Bidirectional;
  attention.heads = readSize(config, "num_attention_heads", 12);
  splitHeads(attention, modelSize, config, {});
  return attention;
}

FeedForwardConfig readFeedForward(const JsonFields& config) {
  FeedForwardConfig feedForward;
  feedForward.gated = true;
  feedForward.size = readSize(config, "intermediate_size", 1152);
  feedForward.activation = readActivation(config, "hidden_activation", "gelu");
  return feedForward;
}

void setLayers(const JsonFields& config, StackConfig& stack) {
  const std::int64_t n = config.integer("global_attn_every_n_layers", {1, INT32_MAX}, 3);
  const std::vector<std::string> types = readLayerTypes(config, stack.layerCount(), fullFirstOfN(n));
  for (const std::string& type : types)
    if (layerKindOf(type) != LayerKind::Full && layerKindOf(type) != LayerKind::Sliding)
      config.fail("layer_types", Message("has %1, which this family does not have", briefJson(type)));
  // local_attention counts both sides; a key half of it away is still seen.
  setWindows(stack, types, config.integer("local_attention", {0, INT32_MAX}, 128) / 2 + 1);
  RotaryDefaults defaults;
  defaults.headSize = stack.attention().headSize;
  defaults.maxPositions = stack.maxPositions;
  defaults.base = 160000;
  defaults.layerTypes = {fullAttentionType, slidingAttentionType};
  // In version 4, null stands for the base of the other layers.
  if (config.isNull("local_rope_theta"))
    defaults.sliding = {.base = {}, .scaled = true};
  else
    defaults.sliding = {.base = 10000, .scaled = true};
  setRotary(stack, readRotary(config, defaults), types);
}

ModelConfig readModernbertConfig(const JsonFields& config) {
  ModelConfig model;
  StackConfig& stack = model.encoder.emplace();
  const std::int64_t layers = readLayers(config, "num_hidden_layers", 22);
  stack.modelSize = readSize(config, "hidden_size", 768);
  stack.maxPositions = readCount(config, "max_position_embeddings", 8192);
  stack.norm.epsilon = config.number("norm_eps", 0, 1e-5);
  model.vocabularySize = readCount(config, "vocab_size", 50368);
  model.tiedOutput = config.flag("tie_word_embeddings", true);
  stack.layers = equalLayers(layers, selfAttentionLayer(readAttention(config, stack.modelSize),
                                                        readFeedForward(config), NormPlace::Pre));
  // The norm of the embeddings is the first layer's, too.
  stack.layers.front().find(SublayerKind::SelfAttention)->norm = NormPlace::None;
  setLayers(config, stack);
  return model;
}

// Which parts have biases.
struct Biases {
  Bias norm, attention, feedForward, headTransform, decoder;
};

Biases readBiases(const JsonFields& config) {
  const auto read = [&](const char* key, bool otherwise) {
    return config.flag(key, otherwise) ? Bias::With : Bias::Without;
  };
  return {read("norm_bias", false), read("attention_bias", false), read("mlp_bias", false),
          read("classifier_bias", false), read("decoder_bias", true)};
}

LayerTensors bindLayer(const StackConfig& stack, const std::string& layer, bool first, const Biases& biases,
                       TensorBinder& tensors) {
  const std::int64_t d = stack.modelSize;
  const std::int64_t ff = stack.feedForward().size;
  const LinearTensor fused = tensors.linear(layer + "attn.Wqkv", 3 * d, d, biases.attention);
  AttentionTensors attention;
  attention.query = partOf(fused, 0, d);
  attention.key = partOf(fused, d, d);
  attention.value = partOf(fused, 2 * d, d);
  attention.output = tensors.linear(layer + "attn.Wo", d, d, biases.attention);
  const LinearTensor inner = tensors.linear(layer + "mlp.Wi", 2 * ff, d, biases.feedForward);
  FeedForwardTensors feedForward;
  feedForward.gate = partOf(inner, 0, ff);
  feedForward.up = partOf(inner, ff, ff);
  feedForward.down = tensors.linear(layer + "mlp.Wo", d, ff, biases.feedForward);
  LayerTensors bound;
  bound.sublayers.push_back(first
                                ? withoutNorm(attention)
                                : preNorm(tensors.layerNorm(layer + "attn_norm", d, biases.norm), attention));
  bound.sublayers.push_back(preNorm(tensors.layerNorm(layer + "mlp_norm", d, biases.norm), feedForward));
  return bound;
}

// Classifiers have a head.dense as well, but nothing that gives a logit for each id.
bool hasLanguageHead(const Biases& biases, const TensorBinder& tensors) {
  if (!tensors.offers("head.dense.weight")) return false;
  if (biases.decoder == Bias::With) return tensors.offers("decoder.bias");
  return tensors.offers("decoder.weight") || !tensors.has("classifier.weight");
}

OutputHeadTensors bindHead(const ModelConfig& config, const JsonFields& fields, const Biases& biases,
                           const TensorView& tokenEmbedding, TensorBinder& tensors) {
  const std::int64_t d = config.encoder->modelSize;
  OutputHeadTensors head;
  head.transform = tensors.linear("head.dense", d, d, biases.headTransform);
  head.transformActivation = readActivation(fields, "classifier_activation", "gelu");
  head.transformNorm = tensors.layerNorm("head.norm", d, biases.norm);
  head.decoder = tensors.decoder("decoder.weight", tokenEmbedding, config.tiedOutput);
  if (biases.decoder == Bias::With) head.bias = tensors.take("decoder.bias", {config.vocabularySize});
  return head;
}

ModelWeights bindModernbertWeights(const ModelConfig& config, const JsonFields& fields,
                                   TensorBinder& tensors) {
  const StackConfig& stack = *config.encoder;
  const std::int64_t d = stack.modelSize;
  const Biases biases = readBiases(fields);
  const std::string layers = tensors.base("layers.");
  ModelWeights weights;
  StackTensors& encoder = weights.encoder.emplace();
  encoder.tokenEmbedding =
      tensors.tokenEmbedding({tensors.base("embeddings.tok_embeddings.weight"), "decoder.weight"},
                             {config.vocabularySize, d}, config.tiedOutput);
  encoder.embeddingNorm = tensors.layerNorm(tensors.base("embeddings.norm"), d, biases.norm);
  tensors.refuseMoreLayers(layers, stack.layerCount(), "num_hidden_layers");
  for (std::int64_t i = 0; i < stack.layerCount(); ++i)
    encoder.layers.push_back(bindLayer(stack, layers + std::to_string(i) + ".", i == 0, biases, tensors));
  encoder.finalNorm = tensors.layerNorm(tensors.base("final_norm"), d, biases.norm);
  if (hasLanguageHead(biases, tensors))
    weights.outputHead = bindHead(config, fields, biases, encoder.tokenEmbedding, tensors);
  return weights;
}

}  // namespace

Family modernbertFamily() {
  return {"modernbert",
          "ModernBERT",
          {"model.", "embeddings.tok_embeddings.weight", "layers."},
          readModernbertConfig,
          bindModernbertWeights};
}

}  // namespace headlight
