#include "core/model/families/llama_like.h"

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/rope_keys.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

void readHeads(ModelConfig& model, const JsonFields& config, const LlamaDefaults& defaults) {
  model.heads = readSize(config, "num_attention_heads", 32);
  // A null stands for as many as heads even where a missing key does not.
  const bool ownDefault = defaults.keyValueHeads > 0 && !config.isNull("num_key_value_heads");
  model.keyValueHeads =
      readSize(config, "num_key_value_heads", ownDefault ? defaults.keyValueHeads : model.heads);
  if (model.heads % model.keyValueHeads != 0)
    config.fail("num_key_value_heads", "is " + std::to_string(model.keyValueHeads) +
                                           ", which does not divide num_attention_heads " +
                                           std::to_string(model.heads));
  if (config.has("head_dim")) {
    model.headSize = readSize(config, "head_dim", 0);
    model.scoreScale = standardScale(model.headSize);
  } else {
    splitHeads(model, config, "hidden_size", "num_attention_heads");
  }
  if (model.headSize % 2 != 0)
    config.fail(
        config.has("head_dim") ? "head_dim" : "num_attention_heads",
        "gives heads of size " + std::to_string(model.headSize) + ", and rotary positions need an even size");
}

LayerTensors bindLayer(const ModelConfig& config, const std::string& layer, const LlamaBiases& biases,
                       TensorBinder& tensors) {
  const std::int64_t d = config.modelSize;
  const std::int64_t ff = config.feedForwardSize;
  const std::int64_t queries = config.heads * config.headSize;
  const std::int64_t keys = config.keyValueHeads * config.headSize;
  const Bias qkv = biases.queryKeyValue;
  const Bias mlp = biases.feedForward;
  LayerTensors result;
  result.attentionNorm = tensors.rmsNorm(layer + "input_layernorm", d);
  result.attention.query = tensors.linear(layer + "self_attn.q_proj", queries, d, qkv);
  result.attention.key = tensors.linear(layer + "self_attn.k_proj", keys, d, qkv);
  result.attention.value = tensors.linear(layer + "self_attn.v_proj", keys, d, qkv);
  result.attention.output = tensors.linear(layer + "self_attn.o_proj", d, queries, biases.output);
  result.feedForwardNorm = tensors.rmsNorm(layer + "post_attention_layernorm", d);
  result.feedForward.gate = tensors.linear(layer + "mlp.gate_proj", ff, d, mlp);
  result.feedForward.up = tensors.linear(layer + "mlp.up_proj", ff, d, mlp);
  result.feedForward.down = tensors.linear(layer + "mlp.down_proj", d, ff, mlp);
  return result;
}

}  // namespace

Bias biasOf(const JsonFields& config, const char* flag) {
  if (!config.has(flag)) return Bias::IfThere;
  return config.flag(flag, false) ? Bias::With : Bias::Without;
}

ModelConfig readLlamaLikeConfig(const JsonFields& config, const LlamaDefaults& defaults) {
  ModelConfig model;
  model.architecture = Architecture::Decoder;
  model.layers = readLayers(config, "num_hidden_layers", defaults.layers);
  model.modelSize = readSize(config, "hidden_size", 4096);
  readHeads(model, config, defaults);
  model.feedForwardSize = readSize(config, "intermediate_size", defaults.feedForwardSize);
  model.vocabularySize = readCount(config, "vocab_size", defaults.vocabularySize);
  model.maxPositions = readCount(config, "max_position_embeddings", defaults.maxPositions);
  model.norm = NormKind::RmsNorm;
  model.normEpsilon = config.number("rms_norm_eps", 0, 1e-6);
  model.activation = readActivation(config, "hidden_act", "silu");
  model.gatedFeedForward = true;
  model.positionalEncoding = PositionalEncoding::Rotary;
  readRotary(model, config);
  model.mask = MaskRule::Causal;
  model.tiedOutput = config.flag("tie_word_embeddings", false);
  return model;
}

ModelWeights bindLlamaLikeWeights(const ModelConfig& config, const LlamaBiases& biases,
                                  TensorBinder& tensors) {
  const std::int64_t d = config.modelSize;
  const std::string layers = tensors.base("layers.");
  ModelWeights weights;
  weights.tokenEmbedding = tensors.tokenEmbedding({tensors.base("embed_tokens.weight"), "lm_head.weight"},
                                                  {config.vocabularySize, d}, config.tiedOutput);
  tensors.refuseMoreLayers(layers, config.layers, "num_hidden_layers");
  for (std::int64_t i = 0; i < config.layers; ++i)
    weights.layers.push_back(bindLayer(config, layers + std::to_string(i) + ".", biases, tensors));
  weights.finalNorm = tensors.rmsNorm(tensors.base("norm"), d);
  if (config.tiedOutput || tensors.has("lm_head.weight"))
    weights.outputHead.emplace().decoder =
        tensors.decoder("lm_head.weight", weights.tokenEmbedding, config.tiedOutput);
  return weights;
}

}  // namespace headlight
