#include "core/model/families/llama_like.h"

#include <utility>

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/llama_layer.h"

namespace headlight {
namespace {

AttentionConfig readAttention(const JsonFields& config, std::int64_t modelSize,
                              const LlamaDefaults& defaults) {
  AttentionConfig attention;
  attention.heads = readSize(config, "num_attention_heads", defaults.heads);
  // A null stands for as many as heads even where a missing key does not.
  const bool ownDefault = defaults.keyValueHeads > 0 && !config.isNull("num_key_value_heads");
  attention.keyValueHeads =
      readSize(config, "num_key_value_heads", ownDefault ? defaults.keyValueHeads : attention.heads);
  if (attention.heads % attention.keyValueHeads != 0)
    config.fail("num_key_value_heads", Message("is %1, which does not divide num_attention_heads %2",
                                               attention.keyValueHeads, attention.heads));
  if (config.has("head_dim") || (defaults.headSize > 0 && !config.isNull("head_dim"))) {
    attention.headSize = attention.valueSize = readSize(config, "head_dim", defaults.headSize);
    attention.scoreScale = standardScale(attention.headSize);
  } else {
    splitHeads(attention, modelSize, config, {});
  }
  if (attention.headSize % 2 != 0)
    config.fail(
        config.has("head_dim") ? "head_dim" : "num_attention_heads",
        Message("gives heads of size %1, and rotary positions need an even size", attention.headSize));
  attention.headNorm = defaults.headNorm;
  return attention;
}

FeedForwardConfig readFeedForward(const JsonFields& config, const LlamaDefaults& defaults) {
  FeedForwardConfig feedForward;
  feedForward.gated = defaults.gated;
  feedForward.size = readSize(config, "intermediate_size", defaults.feedForwardSize);
  feedForward.activation = readActivation(config, defaults.activationKey, defaults.activation);
  return feedForward;
}

void applyKinds(StackConfig& stack, const JsonFields& config, const LlamaDefaults& defaults) {
  std::vector<std::string> types;
  if (defaults.layerTypes) {
    types = defaults.layerTypes(config, stack.layerCount());
    readWindows(stack, types, config, defaults.window);
  }
  RotaryDefaults rotary = defaults.rotary;
  rotary.headSize = stack.attention().headSize;
  rotary.maxPositions = stack.maxPositions;
  if (rotary.sliding) rotary.layerTypes = types;
  setRotary(stack, readRotary(config, rotary), types);
}

}  // namespace

Bias biasOf(const JsonFields& config, const char* flag) {
  if (!config.has(flag)) return Bias::IfThere;
  return config.flag(flag, false) ? Bias::With : Bias::Without;
}

ModelConfig readLlamaLikeConfig(const JsonFields& config, const LlamaDefaults& defaults) {
  ModelConfig model;
  StackConfig& stack = model.decoder.emplace();
  const std::int64_t layers = readLayers(config, "num_hidden_layers", defaults.layers);
  stack.modelSize = readSize(config, "hidden_size", defaults.modelSize);
  const AttentionConfig attention = readAttention(config, stack.modelSize, defaults);
  const FeedForwardConfig feedForward = readFeedForward(config, defaults);
  model.vocabularySize = readCount(config, "vocab_size", defaults.vocabularySize);
  stack.maxPositions = readCount(config, "max_position_embeddings", defaults.maxPositions);
  stack.norm = defaults.norm;
  if (defaults.epsilonKey) stack.norm.epsilon = config.number(defaults.epsilonKey, 0, defaults.norm.epsilon);
  stack.layers = equalLayers(layers, selfAttentionLayer(attention, feedForward, defaults.normPlace));
  applyKinds(stack, config, defaults);
  model.tiedOutput = config.flag("tie_word_embeddings", defaults.tiedOutput);
  return model;
}

ModelWeights bindLlamaLikeWeights(const ModelConfig& config, const LlamaTensors& rules,
                                  TensorBinder& tensors) {
  const StackConfig& stack = config.main();
  const std::int64_t d = stack.modelSize;
  const std::string layers = tensors.base("layers.");
  ModelWeights weights;
  StackTensors& bound = config.decoder ? weights.decoder.emplace() : weights.encoder.emplace();
  bound.tokenEmbedding = tensors.tokenEmbedding({tensors.base("embed_tokens.weight"), rules.head},
                                                {config.vocabularySize, d}, config.tiedOutput);
  tensors.refuseMoreLayers(layers, stack.layerCount(), "num_hidden_layers");
  for (std::size_t i = 0; i < stack.layers.size(); ++i)
    bound.layers.push_back(bindLlamaLayer(stack, i, layers + std::to_string(i) + ".", rules, tensors));
  if (!stack.norm.weightless) bound.finalNorm = bindNorm(stack, tensors.base("norm"), rules.norm, tensors);
  if (config.tiedOutput || tensors.offers(rules.head))
    weights.outputHead.emplace().decoder =
        tensors.decoder(rules.head, bound.tokenEmbedding, config.tiedOutput);
  return weights;
}

ModelWeights bindLlamaWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const Bias attention = biasOf(fields, "attention_bias");
  return bindLlamaLikeWeights(config, {attention, attention, biasOf(fields, "mlp_bias")}, tensors);
}

}  // namespace headlight
