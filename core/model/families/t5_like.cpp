#include "core/model/families/t5_like.h"

#include <cmath>
#include <string>
#include <utility>

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/encoder_decoder.h"
#include "core/model/families/layer_tensors.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

// "relu", "gated-gelu", "gated-silu": transformers derives the activation and the gate from it, and takes the
// gated GELU for the tanh approximation. dense_act_fn and is_gated_act are only what it wrote down.
FeedForwardConfig readFeedForward(const JsonFields& config, const T5Defaults& defaults) {
  FeedForwardConfig feedForward;
  feedForward.size = readSize(config, "d_ff", defaults.feedForwardSize);
  const std::string projection = config.text("feed_forward_proj", defaults.feedForward);
  constexpr std::string_view kGated = "gated-";
  feedForward.gated = projection.starts_with(kGated);
  const std::string name = feedForward.gated ? projection.substr(kGated.size()) : projection;
  feedForward.activation =
      activationNamed(config, "feed_forward_proj", feedForward.gated && name == "gelu" ? "gelu_new" : name);
  return feedForward;
}

RelativeBuckets readBuckets(const JsonFields& config) {
  RelativeBuckets buckets;
  buckets.buckets = config.integer("relative_attention_num_buckets", {4, 1 << 16}, 32);
  buckets.maxDistance = config.integer("relative_attention_max_distance", {1, 1 << 16}, 128);
  if (buckets.maxDistance <= buckets.buckets / 2)
    config.fail("relative_attention_max_distance",
                Message("is %1, and must be more than half of relative_attention_num_buckets, %2",
                        buckets.maxDistance, buckets.buckets));
  return buckets;
}

AttentionConfig readAttention(const JsonFields& config, const T5Defaults& defaults) {
  AttentionConfig attention;
  attention.heads = attention.keyValueHeads = readSize(config, "num_heads", defaults.heads);
  attention.headSize = attention.valueSize = readSize(config, "d_kv", 64);
  attention.scoreScale = 1;
  return attention;
}

// The bias belongs to self-attentions: a cross-attention has none.
AttentionConfig withBias(AttentionConfig attention, RelativeBuckets buckets, bool bidirectional) {
  buckets.bidirectional = bidirectional;
  attention.mask = bidirectional ? MaskRule::Bidirectional : MaskRule::Causal;
  attention.bias = ScoreBias::Relative;
  attention.buckets = buckets;
  return attention;
}

AttentionTensors bindAttention(const AttentionConfig& config, std::int64_t d, const std::string& name,
                               TensorBinder& tensors) {
  const std::int64_t keys = config.keyValueHeads * config.headSize;
  AttentionTensors attention;
  attention.query = tensors.linear(name + "q", config.heads * config.headSize, d, Bias::Without);
  attention.key = tensors.linear(name + "k", keys, d, Bias::Without);
  attention.value = tensors.linear(name + "v", keys, d, Bias::Without);
  attention.output = tensors.linear(name + "o", d, config.heads * config.valueSize, Bias::Without);
  return attention;
}

FeedForwardTensors bindFeedForward(const FeedForwardConfig& config, std::int64_t d, const std::string& name,
                                   TensorBinder& tensors) {
  FeedForwardTensors feedForward;
  if (config.gated) feedForward.gate = tensors.linear(name + "wi_0", config.size, d, Bias::Without);
  feedForward.up = tensors.linear(name + (config.gated ? "wi_1" : "wi"), config.size, d, Bias::Without);
  feedForward.down = tensors.linear(name + "wo", d, config.size, Bias::Without);
  return feedForward;
}

SublayerTensors bindSublayer(const StackConfig& stack, const SublayerConfig& config, const std::string& name,
                             TensorBinder& tensors) {
  const std::int64_t d = stack.modelSize;
  NormTensor norm = tensors.rmsNorm(name + "layer_norm", d);
  switch (config.kind) {
    case SublayerKind::SelfAttention:
      return preNorm(std::move(norm), bindAttention(config.attention, d, name + "SelfAttention.", tensors));
    case SublayerKind::CrossAttention:
      return preNorm(std::move(norm), bindAttention(config.attention, d, name + "EncDecAttention.", tensors));
    case SublayerKind::FeedForward:
    case SublayerKind::Mixture:
      break;
  }
  return preNorm(std::move(norm), bindFeedForward(config.feedForward, d, name + "DenseReluDense.", tensors));
}

TensorView bindTable(const AttentionConfig& config, const std::string& block, TensorBinder& tensors) {
  return tensors.take(block + "layer.0.SelfAttention.relative_attention_bias.weight",
                      {config.buckets.buckets, config.heads});
}

struct StackNames {
  std::string stack;      // "encoder."
  const char* layersKey;  // the config's name for the number of layers
};

StackTensors bindStack(const StackConfig& config, const StackNames& names, RelativeTables tables,
                       TensorBinder& tensors) {
  const std::string blocks = tensors.base(names.stack + "block.");
  StackTensors stack;
  tensors.refuseMoreLayers(blocks, config.layerCount(), names.layersKey);
  for (std::size_t i = 0; i < config.layers.size(); ++i) {
    const std::string block = blocks + std::to_string(i) + ".";
    LayerTensors& layer = stack.layers.emplace_back();
    const std::vector<SublayerConfig>& sublayers = config.layers[i].sublayers;
    for (std::size_t j = 0; j < sublayers.size(); ++j)
      layer.sublayers.push_back(
          bindSublayer(config, sublayers[j], block + "layer." + std::to_string(j) + ".", tensors));
    const bool own = i == 0 || tables == RelativeTables::OfEveryLayer;
    layer.sublayers.front().attention().relativeBias =
        own ? bindTable(config.attention(i), block, tensors)
            : stack.layers.front().sublayers.front().attention().relativeBias;
  }
  stack.finalNorm = tensors.rmsNorm(tensors.base(names.stack + "final_layer_norm"), config.modelSize);
  return stack;
}

}  // namespace

ModelConfig readT5LikeConfig(const JsonFields& config, const T5Defaults& defaults) {
  refuseHalves(config);
  ModelConfig model;
  StackConfig stack;
  stack.modelSize = readSize(config, "d_model", 512);
  stack.norm = {NormKind::RmsNorm, config.number("layer_norm_epsilon", 0, 1e-6)};
  stack.positionalEncoding = PositionalEncoding::Relative;
  stack.maxPositions = readCount(config, "n_positions", 512);
  const AttentionConfig attention = readAttention(config, defaults);
  const RelativeBuckets buckets = readBuckets(config);
  const FeedForwardConfig feedForward = readFeedForward(config, defaults);
  const std::int64_t layers = readLayers(config, "num_layers", defaults.layers);
  stack.layers = equalLayers(
      layers, selfAttentionLayer(withBias(attention, buckets, true), feedForward, NormPlace::Pre));
  model.encoder = stack;
  stack.layers = equalLayers(readLayers(config, "num_decoder_layers", layers),
                             crossAttentionLayer(selfAttentionLayer(withBias(attention, buckets, false),
                                                                    feedForward, NormPlace::Pre)));
  model.decoder = std::move(stack);
  model.vocabularySize = model.decoderVocabularySize =
      readCount(config, "vocab_size", defaults.vocabularySize);
  model.tiedOutput = config.flag("tie_word_embeddings", true);
  return model;
}

float tiedStateScale(const ModelConfig& config) {
  return static_cast<float>(1 / std::sqrt(static_cast<double>(config.main().modelSize)));
}

ModelWeights bindT5LikeWeights(const ModelConfig& config, RelativeTables tables, TensorBinder& tensors) {
  ModelWeights weights;
  const TensorView embedding =
      tensors.takeFirst({tensors.base("shared.weight"), tensors.base("encoder.embed_tokens.weight"),
                         tensors.base("decoder.embed_tokens.weight")},
                        {config.vocabularySize, config.main().modelSize});
  weights.encoder = bindStack(*config.encoder, {"encoder.", "num_layers"}, tables, tensors);
  weights.decoder = bindStack(*config.decoder, {"decoder.", "num_decoder_layers"}, tables, tensors);
  weights.encoder->tokenEmbedding = weights.decoder->tokenEmbedding = embedding;
  // transformers 5 writes tie_word_embeddings: true into every file of these families, so that only the
  // tensors tell whether the head is a matrix of its own.
  const bool own = tensors.has("lm_head.weight");
  if (own || config.tiedOutput)
    weights.outputHead.emplace().decoder = tensors.decoder("lm_head.weight", embedding, !own);
  return weights;
}

}  // namespace headlight
