#include "core/parameters/weight_check.h"

#include <algorithm>

#include "core/error.h"
#include "core/parameters/visit_tensors.h"

namespace headlight {
namespace {

void checkTensor(const TensorView& tensor, const std::vector<std::int64_t>& shape) {
  if (tensor.shape == shape && tensor.data && isFloatingPoint(tensor.dtype)) return;
  throw Error("Tensor %1 must be of floating-point numbers and have shape %2; it has %3.", tensor.name,
              shapeText(shape), tensor.shapeText());
}

void checkLinear(const LinearTensor& linear, std::int64_t outputs, std::int64_t inputs) {
  const std::vector<std::int64_t>& shape = linear.weight.shape;
  const bool twoDimensions = shape.size() == 2;
  const std::int64_t all = twoDimensions ? shape[linear.inputMajor ? 1 : 0] : 0;
  const std::int64_t found = twoDimensions ? shape[linear.inputMajor ? 0 : 1] : 0;
  const bool fits =
      linear.outputs == outputs && linear.inputs == inputs && found == inputs && linear.rowsFit(all);
  if (!fits || !linear.weight.data || !isFloatingPoint(linear.weight.dtype)) {
    throw Error(
        "Tensor %1 must be of floating-point numbers and hold a matrix from %2 to %3 numbers; it has shape "
        "%4.",
        linear.weight.name, inputs, outputs, linear.weight.shapeText());
  }
  if (linear.bias) checkTensor(*linear.bias, {linear.biasByOutput ? outputs : all});
}

struct ShapeCheck {
  void table(const std::string&, const TensorView& tensor, const std::vector<std::int64_t>& shape) const {
    checkTensor(tensor, shape);
  }
  void norm(const std::string&, const NormTensor& norm, std::int64_t size) const {
    checkTensor(norm.weight, {size});
    if (norm.bias) checkTensor(*norm.bias, {size});
  }
  void linear(const std::string&, const LinearTensor& linear, std::int64_t outputs,
              std::int64_t inputs) const {
    checkLinear(linear, outputs, inputs);
  }
};

void checkAttention(const StackConfig& stack, const AttentionConfig& attention) {
  const bool positive =
      attention.heads > 0 && attention.keyValueHeads > 0 && attention.headSize > 0 && attention.valueSize > 0;
  if (!positive || attention.heads % attention.keyValueHeads != 0 || attention.heads != stack.heads()) {
    throw Error("A model needs layers, heads that its key/value heads divide, and sizes above 0.");
  }
  if (!attention.rotary) return;
  if (*attention.rotary >= stack.rotaries.size()) {
    throw Error("A layer's rotary positions are none of the %1 that the model has.", stack.rotaries.size());
  }
  if (attention.headSize % 2 != 0) {
    throw Error("Rotary positions need heads of an even size; this model's have size %1.",
                attention.headSize);
  }
}

void checkScoreParts(const AttentionConfig& config, const AttentionTensors& tensors) {
  const bool disentangled = config.bias == ScoreBias::Disentangled;
  const bool known = disentangled == (config.positionKeys || config.positionQueries);
  if (known && tensors.relativeBias.has_value() == (config.bias == ScoreBias::Relative) &&
      tensors.positionKey.has_value() == config.positionKeys &&
      tensors.positionQuery.has_value() == config.positionQueries &&
      tensors.sinks.has_value() == config.sinks) {
    return;
  }
  throw Error("Tensor %1 has other biases of scores or sinks beside it than the config says.",
              tensors.query.weight.name);
}

void checkFeedForward(const FeedForwardConfig& config, const FeedForwardTensors& tensors) {
  if (config.size <= 0) throw Error("A feed-forward needs a size above 0.");
  if (tensors.gate.has_value() == config.gated) return;
  throw Error(config.gated ? Message("Tensor %1 needs a gate beside it.", tensors.up.weight.name)
                           : Message("Tensor %1 has a gate that the config lacks.", tensors.up.weight.name));
}

void checkNorms(const NormConfig& norm, const SublayerConfig& config, const SublayerTensors& tensors) {
  const bool input = hasInputNorm(config.norm) && !norm.weightless;
  const bool output = hasOutputNorm(config.norm) && !norm.weightless;
  if (tensors.inputNorm.has_value() == input && tensors.outputNorm.has_value() == output) return;
  throw Error("A layer's norms do not stand where the config has them.");
}

bool isOfKind(const SublayerConfig& config, const SublayerTensors& tensors) {
  switch (config.kind) {
    case SublayerKind::SelfAttention:
      if (config.attention.latent) return std::holds_alternative<LatentAttentionTensors>(tensors.part);
      return std::holds_alternative<AttentionTensors>(tensors.part);
    case SublayerKind::CrossAttention:
      return std::holds_alternative<AttentionTensors>(tensors.part);
    case SublayerKind::FeedForward:
      return std::holds_alternative<FeedForwardTensors>(tensors.part);
    case SublayerKind::Mixture:
      return std::holds_alternative<MixtureTensors>(tensors.part);
  }
  return false;
}

void checkMixture(const MixtureSettings& config, const MixtureTensors& tensors) {
  const bool chosen = config.chosen > 0 && config.chosen <= config.experts && config.expertSize > 0;
  const bool counted = static_cast<std::int64_t>(tensors.experts.size()) == config.experts;
  if (chosen && counted && tensors.shared.has_value() == (config.sharedSize > 0)) return;
  throw Error(
      "A mixture of experts needs as many experts as the config has, of sizes above 0, and chooses 1 to all "
      "of them.");
}

// What only an attention with keys and values of their own may have.
bool hasExtras(const AttentionConfig& config) {
  return config.bias != ScoreBias::None || config.sinks || config.headNorm != HeadNorm::None ||
         config.clip > 0 || config.scoreCap > 0;
}

void checkLatent(const AttentionConfig& config, const LatentAttentionTensors& tensors) {
  const LatentConfig& latent = *config.latent;
  const bool sizes = latent.keyValueRank > 0 && latent.rotarySize > 0 && latent.rotarySize % 2 == 0 &&
                     latent.rotarySize < config.headSize && config.keyValueHeads == config.heads;
  if (!sizes || hasExtras(config)) {
    throw Error(
        "A latent attention needs ranks above 0, as many key/value heads as heads and fewer dimensions that "
        "turn than heads have, and can have neither norms of heads nor biases, sinks or limits.");
  }
  const bool ranked = latent.queryRank > 0;
  if (tensors.queryDown.has_value() != ranked || tensors.queryNorm.has_value() != ranked ||
      tensors.indexer.has_value() != latent.indexer.has_value()) {
    throw Error("Tensor %1 has other tensors beside it than the config says.", tensors.query.weight.name);
  }
  if (!latent.indexer) return;
  const IndexerConfig& indexer = *latent.indexer;
  if (ranked && indexer.heads > 0 && indexer.headSize >= latent.rotarySize && indexer.chosen > 0) return;
  throw Error(
      "An indexer needs narrow queries, heads at least as large as the part that turns, and chooses at least "
      "1 key.");
}

void checkSublayer(const StackConfig& stack, const SublayerConfig& config, const SublayerTensors& tensors) {
  checkNorms(stack.norm, config, tensors);
  if (config.input == SublayerInput::BesideLast && !hasInputNorm(config.norm)) {
    throw Error("A sublayer that stands beside another needs a norm of its own to read.");
  }
  if (!isOfKind(config, tensors)) {
    throw Error("A layer's weights are of another kind than the config says.");
  }
  if (config.kind == SublayerKind::FeedForward)
    return checkFeedForward(config.feedForward, tensors.feedForward());
  if (config.kind == SublayerKind::Mixture) return checkMixture(config.mixture, tensors.mixture());
  checkAttention(stack, config.attention);
  if (config.attention.latent) return checkLatent(config.attention, tensors.latentAttention());
  checkScoreParts(config.attention, tensors.attention());
  const bool normed = config.attention.headNorm != HeadNorm::None;
  const AttentionTensors& attention = tensors.attention();
  if (attention.queryNorm.has_value() != normed || attention.keyNorm.has_value() != normed) {
    throw Error(normed ? Message("Tensor %1 has norms of queries and keys where the config needs both.",
                                 attention.query.weight.name)
                       : Message("Tensor %1 has norms of queries and keys where the config has none.",
                                 attention.query.weight.name));
  }
}

void checkTables(const StackConfig& config, const StackTensors& tensors) {
  if (config.positionalEncoding == PositionalEncoding::Learned && !tensors.positionEmbedding) {
    throw Error("The model has learned positions, but no table of them.");
  }
  if ((config.tableSize() != config.modelSize) && !tensors.embeddingProjection) {
    throw Error("The model's embeddings have %1 numbers each, but no projection to d_model %2.",
                config.tableSize(), config.modelSize);
  }
  if (config.tokenTypes > 0 && !tensors.typeEmbedding) {
    throw Error("The model has token types, but no table of them.");
  }
}

bool isDisentangled(const LayerConfig& layer) {
  const SublayerConfig* const self = layer.find(SublayerKind::SelfAttention);
  return self && self->attention.bias == ScoreBias::Disentangled;
}

void checkDistances(const StackConfig& config, const StackTensors& tensors) {
  if (std::none_of(config.layers.begin(), config.layers.end(), isDisentangled)) return;
  if (!tensors.distanceEmbedding) {
    throw Error("The model's scores depend on embeddings of distances, but it has no table of them.");
  }
  const DisentangledPositions& distances = config.distances;
  const bool logarithmic = distances.buckets > 0;
  const bool fits = logarithmic
                        ? distances.buckets % 2 == 0 && distances.maxPositions > distances.buckets / 2 + 1
                        : distances.maxPositions > 0;
  if (fits) return;
  throw Error("Distances up to %1 do not fit into %2 buckets for each direction.", distances.maxPositions,
              distances.buckets);
}

void checkConvolution(const StackConfig& config, const StackTensors& tensors) {
  if (config.convolution.has_value() != tensors.convolution.has_value()) {
    throw Error("The model's weights and its config differ about a convolution over tokens.");
  }
  if (config.convolution && (config.convolution->width < 1 || config.convolution->width % 2 == 0)) {
    throw Error("A convolution over tokens needs an odd width, not %1.", config.convolution->width);
  }
}

const std::byte* firstBytes(const LayerTensors& tensors) {
  const SublayerTensors& first = tensors.sublayers.front();
  const AttentionTensors* const attention = std::get_if<AttentionTensors>(&first.part);
  return attention ? attention->query.weight.data : nullptr;
}

// A layer that shares another's weights must be told what that one is told.
void checkSharing(const StackConfig& config, const StackTensors& tensors, std::size_t layer) {
  const std::optional<std::size_t> other = config.layers[layer].weightsOf;
  if (!other) return;
  if (*other < layer && !config.layers[*other].weightsOf &&
      config.layers[*other].sublayers == config.layers[layer].sublayers &&
      firstBytes(tensors.layers[*other]) == firstBytes(tensors.layers[layer])) {
    return;
  }
  throw Error("Layer %1 cannot share the weights of layer %2.", layer, *other);
}

// Layers may lack a kind of attention, but some layer has it.
void requireSome(const StackConfig& config, SublayerKind kind, Phrase what) {
  if (std::any_of(config.layers.begin(), config.layers.end(),
                  [kind](const LayerConfig& layer) { return layer.find(kind) != nullptr; }))
    return;
  throw Error("No layer has a %1, so that there is no attention to see.", what);
}

void checkStack(const StackConfig& config, const StackTensors& tensors) {
  if (config.layers.empty() || config.modelSize <= 0) {
    throw Error("A model needs layers, heads that its key/value heads divide, and sizes above 0.");
  }
  if (tensors.layers.size() != config.layers.size()) {
    throw Error("The config has %1 layers; the weights have %2.", config.layers.size(),
                tensors.layers.size());
  }
  requireSome(config, SublayerKind::SelfAttention, phrase("self-attention"));
  checkTables(config, tensors);
  checkDistances(config, tensors);
  checkConvolution(config, tensors);
  for (std::size_t layer = 0; layer < config.layers.size(); ++layer) {
    const std::vector<SublayerConfig>& sublayers = config.layers[layer].sublayers;
    if (sublayers.size() != tensors.layers[layer].sublayers.size()) {
      throw Error("Layer %1 has other weights than the config says.", layer);
    }
    for (std::size_t i = 0; i < sublayers.size(); ++i) {
      checkSublayer(config, sublayers[i], tensors.layers[layer].sublayers[i]);
    }
    checkSharing(config, tensors, layer);
  }
}

}  // namespace

void checkWeights(const ModelConfig& config, const ModelWeights& weights) {
  if (!config.encoder && !config.decoder) throw Error("A model needs an encoder or a decoder.");
  if (config.encoder.has_value() != weights.encoder.has_value() ||
      config.decoder.has_value() != weights.decoder.has_value()) {
    throw Error("The weights have other stacks of layers than the config.");
  }
  if (config.encoder) checkStack(*config.encoder, *weights.encoder);
  if (config.decoder) checkStack(*config.decoder, *weights.decoder);
  if (config.encoder && config.decoder)
    requireSome(*config.decoder, SublayerKind::CrossAttention, phrase("cross-attention"));
  visitTensors(config, weights, ShapeCheck{});
}

}  // namespace headlight
