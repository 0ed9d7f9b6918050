#include "core/model/families/llama_like.h"

#include <utility>

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/layer_tensors.h"
#include "core/model/families/rope_keys.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

AttentionConfig readAttention(const JsonFields& config, std::int64_t modelSize,
                              const LlamaDefaults& defaults) {
  AttentionConfig attention;
  attention.heads = readSize(config, "num_attention_heads", 32);
  // A null stands for as many as heads even where a missing key does not.
  const bool ownDefault = defaults.keyValueHeads > 0 && !config.isNull("num_key_value_heads");
  attention.keyValueHeads =
      readSize(config, "num_key_value_heads", ownDefault ? defaults.keyValueHeads : attention.heads);
  if (attention.heads % attention.keyValueHeads != 0)
    config.fail("num_key_value_heads", "is " + std::to_string(attention.keyValueHeads) +
                                           ", which does not divide num_attention_heads " +
                                           std::to_string(attention.heads));
  if (config.has("head_dim")) {
    attention.headSize = attention.valueSize = readSize(config, "head_dim", 0);
    attention.scoreScale = standardScale(attention.headSize);
  } else {
    splitHeads(attention, modelSize, config, {});
  }
  if (attention.headSize % 2 != 0)
    config.fail(config.has("head_dim") ? "head_dim" : "num_attention_heads",
                "gives heads of size " + std::to_string(attention.headSize) +
                    ", and rotary positions need an even size");
  return attention;
}

LayerTensors bindLayer(const StackConfig& stack, std::size_t index, const std::string& layer,
                       const LlamaBiases& biases, TensorBinder& tensors) {
  const AttentionConfig& heads = stack.attention(index);
  const std::int64_t d = stack.modelSize;
  const std::int64_t ff = stack.feedForward(index).size;
  const std::int64_t queries = heads.heads * heads.headSize;
  const std::int64_t keys = heads.keyValueHeads * heads.headSize;
  const Bias qkv = biases.queryKeyValue;
  const Bias mlp = biases.feedForward;
  NormTensor norm = tensors.rmsNorm(layer + "input_layernorm", d);
  AttentionTensors attention;
  attention.query = tensors.linear(layer + "self_attn.q_proj", queries, d, qkv);
  attention.key = tensors.linear(layer + "self_attn.k_proj", keys, d, qkv);
  attention.value = tensors.linear(layer + "self_attn.v_proj", keys, d, qkv);
  attention.output = tensors.linear(layer + "self_attn.o_proj", d, queries, biases.output);
  FeedForwardTensors feedForward;
  feedForward.gate = tensors.linear(layer + "mlp.gate_proj", ff, d, mlp);
  feedForward.up = tensors.linear(layer + "mlp.up_proj", ff, d, mlp);
  feedForward.down = tensors.linear(layer + "mlp.down_proj", d, ff, mlp);
  return {{preNorm(std::move(norm), attention),
           preNorm(tensors.rmsNorm(layer + "post_attention_layernorm", d), feedForward)}};
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
  stack.modelSize = readSize(config, "hidden_size", 4096);
  const AttentionConfig attention = readAttention(config, stack.modelSize, defaults);
  FeedForwardConfig feedForward;
  feedForward.gated = true;
  feedForward.size = readSize(config, "intermediate_size", defaults.feedForwardSize);
  model.vocabularySize = readCount(config, "vocab_size", defaults.vocabularySize);
  stack.maxPositions = readCount(config, "max_position_embeddings", defaults.maxPositions);
  stack.norm = {NormKind::RmsNorm, config.number("rms_norm_eps", 0, 1e-6)};
  feedForward.activation = readActivation(config, "hidden_act", "silu");
  stack.positionalEncoding = PositionalEncoding::Rotary;
  stack.layers = equalLayers(layers, selfAttentionLayer(attention, feedForward, NormPlace::Pre));
  setRotary(stack, readRotary(config, {.headSize = attention.headSize, .maxPositions = stack.maxPositions}));
  model.tiedOutput = config.flag("tie_word_embeddings", false);
  return model;
}

ModelWeights bindLlamaLikeWeights(const ModelConfig& config, const LlamaBiases& biases,
                                  TensorBinder& tensors) {
  const StackConfig& stack = *config.decoder;
  const std::int64_t d = stack.modelSize;
  const std::string layers = tensors.base("layers.");
  ModelWeights weights;
  StackTensors& decoder = weights.decoder.emplace();
  decoder.tokenEmbedding = tensors.tokenEmbedding({tensors.base("embed_tokens.weight"), "lm_head.weight"},
                                                  {config.vocabularySize, d}, config.tiedOutput);
  tensors.refuseMoreLayers(layers, stack.layerCount(), "num_hidden_layers");
  for (std::size_t i = 0; i < stack.layers.size(); ++i)
    decoder.layers.push_back(bindLayer(stack, i, layers + std::to_string(i) + ".", biases, tensors));
  decoder.finalNorm = tensors.rmsNorm(tensors.base("norm"), d);
  if (config.tiedOutput || tensors.has("lm_head.weight"))
    weights.outputHead.emplace().decoder =
        tensors.decoder("lm_head.weight", decoder.tokenEmbedding, config.tiedOutput);
  return weights;
}

}  // namespace headlight
