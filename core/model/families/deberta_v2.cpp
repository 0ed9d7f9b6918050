// Versions 2 and 3 of DeBERTa, He et al. 2021 (arXiv 2111.09543): distances in buckets, projected with the
// layers' own queries and keys (version 3), and a convolution beside the first layer (the large version 2).

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/deberta_like.h"
#include "core/model/families/families.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

// Projections of every distance up to where all share one bucket are kept; published models have 512.
constexpr std::int64_t farthestDistance = 1 << 15;

void readBuckets(const JsonFields& config, DisentangledPositions& distances) {
  constexpr const char* key = "position_buckets";
  distances.buckets = std::max<std::int64_t>(0, config.integer(key, {-1, 1 << 24}, -1));
  if (distances.buckets == 0) return;
  if (distances.buckets % 2 != 0) config.fail(key, Message("must be an even number"));
  if (distances.maxPositions - 1 <= distances.buckets / 2)
    config.fail(key, Message("is %1, which leaves nothing for %2 relative positions to share",
                             distances.buckets, distances.maxPositions));
  if (distances.maxPositions > farthestDistance)
    config.fail(key,
                Message("shares %1 relative positions (max_relative_positions), and at most %2 are supported",
                        distances.maxPositions, farthestDistance));
}

std::optional<ConvolutionConfig> readConvolution(const JsonFields& config) {
  constexpr const char* key = "conv_kernel_size";
  ConvolutionConfig convolution;
  convolution.width = config.integer(key, {-1, 1023}, 0);
  if (convolution.width < 1) return std::nullopt;
  if (convolution.width % 2 == 0) config.fail(key, Message("must be an odd number of tokens"));
  if (config.integer("conv_groups", {1, INT32_MAX}, 1) != 1)
    config.fail("conv_groups", Message("must be 1; convolutions in groups are not supported"));
  convolution.activation = readActivation(config, "conv_act", "tanh");
  return convolution;
}

ModelConfig readDebertaV2Config(const JsonFields& config) {
  ModelConfig model = readDebertaLikeConfig(config, {.vocabularySize = 128100,
                                                     .layers = 24,
                                                     .modelSize = 1536,
                                                     .heads = 24,
                                                     .feedForwardSize = 6144,
                                                     .epsilon = 1e-7,
                                                     .tokenTypes = 0});
  StackConfig& stack = *model.encoder;
  const std::int64_t headSize = stack.attention().headSize;
  if (readSize(config, "attention_head_size", headSize) != headSize)
    config.fail("attention_head_size", Message("must be hidden_size / num_attention_heads, %1", headSize));
  readBuckets(config, stack.distances);
  stack.convolution = readConvolution(config);
  return model;
}

// norm_rel_ebd, "none" or "layer_norm", or several such words.
bool normalizesDistances(const JsonFields& fields) {
  std::string words = fields.text("norm_rel_ebd", "none");
  for (char& c : words) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return ("|" + words + "|").find("|layer_norm|") != std::string::npos;
}

void bindPositions(const StackConfig& stack, const std::string& self, bool shared,
                   AttentionTensors& attention, TensorBinder& tensors) {
  const std::int64_t d = stack.modelSize;
  const AttentionConfig& config = stack.attention();
  if (config.positionKeys)
    attention.positionKey = shared ? attention.key : tensors.linear(self + "pos_key_proj", d, d, Bias::With);
  if (config.positionQueries)
    attention.positionQuery =
        shared ? attention.query : tensors.linear(self + "pos_query_proj", d, d, Bias::With);
}

ConvolutionTensors bindConvolution(const StackConfig& stack, const std::string& name, TensorBinder& tensors) {
  const std::int64_t d = stack.modelSize;
  const std::int64_t width = stack.convolution->width;
  ConvolutionTensors convolution;
  LinearTensor& taps = convolution.taps;
  taps.weight = tensors.take(name + "conv.weight", {d, d, width});
  taps.weight.shape = {d, d * width};
  taps.bias = tensors.take(name + "conv.bias", {d});
  taps.outputs = d;
  taps.inputs = d * width;
  convolution.norm = tensors.layerNorm(name + "LayerNorm", d);
  return convolution;
}

ModelWeights bindDebertaV2Weights(const ModelConfig& config, const JsonFields& fields,
                                  TensorBinder& tensors) {
  const StackConfig& stack = *config.encoder;
  const std::string encoderName = tensors.base("encoder.");
  const BertLayerNames names{.query = "attention.self.query_proj",
                             .key = "attention.self.key_proj",
                             .value = "attention.self.value_proj"};
  ModelWeights weights = bindBertLikeWeights(config, debertaDecoder, names, tensors);
  StackTensors& encoder = *weights.encoder;
  bindDistances(stack, encoder, tensors);
  if (encoder.distanceEmbedding && normalizesDistances(fields))
    encoder.distanceNorm = tensors.layerNorm(encoderName + "LayerNorm", stack.modelSize);
  const bool shared = fields.flag("share_att_key", false);
  for (std::size_t i = 0; i < encoder.layers.size(); ++i)
    bindPositions(stack, encoderName + "layer." + std::to_string(i) + ".attention.self.", shared,
                  encoder.layers[i].sublayers.front().attention(), tensors);
  if (stack.convolution) encoder.convolution = bindConvolution(stack, encoderName + "conv.", tensors);
  weights.outputHead = bindDebertaHead(config, fields, encoder.tokenEmbedding, tensors);
  return weights;
}

}  // namespace

Family debertaV2Family() {
  return {"deberta-v2",
          "DeBERTa-v2",
          {"deberta.", "embeddings.word_embeddings.weight", "encoder.layer."},
          readDebertaV2Config,
          bindDebertaV2Weights};
}

}  // namespace headlight
