#include "core/model/families/bart_like.h"

#include <cmath>
#include <string>
#include <utility>

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/encoder_decoder.h"
#include "core/model/families/layer_tensors.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

// The table of BART and mBART has two more rows than positions, wherever the padding is.
constexpr std::int64_t kLearnedOffset = 2;

struct StackKeys {
  const char* layers;
  const char* heads;
  const char* feedForward;
};
constexpr StackKeys kEncoderKeys = {"encoder_layers", "encoder_attention_heads", "encoder_ffn_dim"};
constexpr StackKeys kDecoderKeys = {"decoder_layers", "decoder_attention_heads", "decoder_ffn_dim"};

void readPositions(const JsonFields& config, BartPositions positions, StackConfig& stack) {
  stack.maxPositions = readCount(config, "max_position_embeddings", 1024);
  switch (positions) {
    case BartPositions::Learned:
      stack.positionOffset = kLearnedOffset;
      return;
    case BartPositions::Marian:
      stack.positionalEncoding = PositionalEncoding::Sinusoidal;
      stack.sinusoid.kind = SinusoidKind::Halves;
      return;
    case BartPositions::Fairseq:
      stack.positionalEncoding = PositionalEncoding::Sinusoidal;
      stack.uncountedToken = config.integer("pad_token_id", {0, INT32_MAX - 1}, 1);
      stack.sinusoid.kind = SinusoidKind::Fairseq;
      stack.sinusoid.offset = stack.uncountedToken + 1;
      stack.sinusoid.zeroPadding = true;
      return;
  }
}

LayerConfig readLayer(const JsonFields& config, const StackConfig& stack, const StackKeys& keys,
                      const BartStyle& style) {
  AttentionConfig attention;
  attention.heads = readSize(config, keys.heads, 16);
  splitHeads(attention, stack.modelSize, config, {"d_model", keys.heads});
  FeedForwardConfig feedForward;
  feedForward.size = readSize(config, keys.feedForward, 4096);
  feedForward.activation = readActivation(config, "activation_function", style.activation);
  return selfAttentionLayer(attention, feedForward, style.norm);
}

bool sharesTable(const JsonFields& config, const BartStyle& style) {
  return !style.twoVocabularies || config.flag("share_encoder_decoder_embeddings", true);
}

LinearTensor bindSquare(const std::string& name, std::int64_t d, TensorBinder& tensors) {
  return tensors.linear(name, d, d, Bias::With);
}

AttentionTensors bindAttention(const std::string& name, std::int64_t d, TensorBinder& tensors) {
  AttentionTensors attention;
  attention.query = bindSquare(name + ".q_proj", d, tensors);
  attention.key = bindSquare(name + ".k_proj", d, tensors);
  attention.value = bindSquare(name + ".v_proj", d, tensors);
  attention.output = bindSquare(name + ".out_proj", d, tensors);
  return attention;
}

template <typename Part>
SublayerTensors normed(NormPlace place, Part part, NormTensor norm) {
  return place == NormPlace::Pre ? preNorm(std::move(norm), std::move(part))
                                 : postNorm(std::move(part), std::move(norm));
}

SublayerTensors bindSublayer(const StackConfig& stack, const SublayerConfig& config, const std::string& layer,
                             TensorBinder& tensors) {
  const std::int64_t d = stack.modelSize;
  const auto attention = [&](const std::string& name) {
    return normed(config.norm, bindAttention(layer + name, d, tensors),
                  tensors.layerNorm(layer + name + "_layer_norm", d));
  };
  switch (config.kind) {
    case SublayerKind::SelfAttention:
      return attention("self_attn");
    case SublayerKind::CrossAttention:
      return attention("encoder_attn");
    case SublayerKind::FeedForward:
    case SublayerKind::Mixture:
      break;
  }
  FeedForwardTensors feedForward;
  feedForward.up = tensors.linear(layer + "fc1", config.feedForward.size, d, Bias::With);
  feedForward.down = tensors.linear(layer + "fc2", d, config.feedForward.size, Bias::With);
  return normed(config.norm, std::move(feedForward), tensors.layerNorm(layer + "final_layer_norm", d));
}

struct StackNames {
  std::string name;  // "encoder."
  const char* layersKey;
};

StackTensors bindStack(const StackConfig& config, const StackNames& names, const BartStyle& style,
                       TensorBinder& tensors) {
  const std::int64_t d = config.modelSize;
  const std::string base = tensors.base(names.name);
  StackTensors stack;
  if (config.positionalEncoding == PositionalEncoding::Learned)
    stack.positionEmbedding =
        tensors.take(base + "embed_positions.weight", {config.maxPositions + config.positionOffset, d});
  if (style.embeddingNorm) stack.embeddingNorm = tensors.layerNorm(base + "layernorm_embedding", d);
  const std::string layers = base + "layers.";
  tensors.refuseMoreLayers(layers, config.layerCount(), names.layersKey);
  for (std::size_t i = 0; i < config.layers.size(); ++i) {
    LayerTensors& layer = stack.layers.emplace_back();
    for (const SublayerConfig& sublayer : config.layers[i].sublayers)
      layer.sublayers.push_back(bindSublayer(config, sublayer, layers + std::to_string(i) + ".", tensors));
  }
  if (style.norm == NormPlace::Pre) stack.finalNorm = tensors.layerNorm(base + "layer_norm", d);
  return stack;
}

void bindTables(const ModelConfig& config, bool shared, ModelWeights& weights, TensorBinder& tensors) {
  const std::int64_t d = config.main().modelSize;
  const std::string encoder = tensors.base("encoder.embed_tokens.weight");
  const std::string decoder = tensors.base("decoder.embed_tokens.weight");
  if (!shared) {
    weights.encoder->tokenEmbedding = tensors.take(encoder, {config.vocabularySize, d});
    weights.decoder->tokenEmbedding = tensors.take(decoder, {config.decoderVocabularySize, d});
    return;
  }
  // Older files have the one table under all of its names, or under the head's alone.
  const bool underHead = config.tiedOutput && !tensors.has(tensors.base("shared.weight")) &&
                         !tensors.has(encoder) && !tensors.has(decoder);
  const TensorView table =
      underHead
          ? tensors.takeFirst({tensors.base("shared.weight"), "lm_head.weight"}, {config.vocabularySize, d})
          : tensors.takeFirst({tensors.base("shared.weight"), encoder, decoder}, {config.vocabularySize, d});
  weights.encoder->tokenEmbedding = weights.decoder->tokenEmbedding = table;
}

// final_logits_bias is a buffer [1, vocabulary] that is in the file.
void bindHead(const ModelConfig& config, ModelWeights& weights, TensorBinder& tensors) {
  if (!config.tiedOutput && !tensors.offers("lm_head.weight")) return;
  OutputHeadTensors& head = weights.outputHead.emplace();
  head.decoder = tensors.decoder("lm_head.weight", weights.decoder->tokenEmbedding, config.tiedOutput);
  if (!tensors.has("final_logits_bias")) return;
  head.bias = tensors.take("final_logits_bias", {1, config.decoderVocabularySize});
  head.bias->shape = {config.decoderVocabularySize};
}

}  // namespace

ModelConfig readBartLikeConfig(const JsonFields& config, const BartStyle& style) {
  refuseHalves(config);
  ModelConfig model;
  StackConfig stack;
  stack.modelSize = readSize(config, "d_model", 1024);
  if (config.flag("scale_embedding", style.scaleEmbedding))
    stack.embeddingScale = static_cast<float>(std::sqrt(static_cast<double>(stack.modelSize)));
  readPositions(config, style.positions, stack);
  LayerConfig encoderLayer = readLayer(config, stack, kEncoderKeys, style);
  encoderLayer.find(SublayerKind::SelfAttention)->attention.mask = MaskRule::Bidirectional;
  model.encoder = stack;
  model.encoder->layers = equalLayers(readLayers(config, kEncoderKeys.layers, 12), encoderLayer);
  stack.layers = equalLayers(readLayers(config, kDecoderKeys.layers, 12),
                             crossAttentionLayer(readLayer(config, stack, kDecoderKeys, style)));
  model.decoder = std::move(stack);
  model.vocabularySize = readCount(config, "vocab_size", style.vocabularySize);
  model.decoderVocabularySize = sharesTable(config, style)
                                    ? model.vocabularySize
                                    : readCount(config, "decoder_vocab_size", model.vocabularySize);
  model.tiedOutput = config.flag("tie_word_embeddings", true);
  return model;
}

ModelWeights bindBartLikeWeights(const ModelConfig& config, const BartStyle& style, const JsonFields& fields,
                                 TensorBinder& tensors) {
  ModelWeights weights;
  weights.encoder = bindStack(*config.encoder, {"encoder.", kEncoderKeys.layers}, style, tensors);
  weights.decoder = bindStack(*config.decoder, {"decoder.", kDecoderKeys.layers}, style, tensors);
  bindTables(config, sharesTable(fields, style), weights, tensors);
  bindHead(config, weights, tensors);
  return weights;
}

}  // namespace headlight
