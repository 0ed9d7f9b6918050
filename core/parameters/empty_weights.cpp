#include "core/parameters/empty_weights.h"

namespace headlight {
namespace {

NormTensor emptyNorm(const NormConfig& norm) {
  NormTensor tensor;
  if (norm.kind == NormKind::LayerNorm) tensor.bias.emplace();
  return tensor;
}

LinearTensor emptyLinear(const StackConfig& stack) {
  LinearTensor tensor;
  if (stack.norm.kind == NormKind::LayerNorm) tensor.bias.emplace();
  return tensor;
}

AttentionTensors emptyAttention(const StackConfig& stack, const AttentionConfig& attention) {
  const LinearTensor linear = emptyLinear(stack);
  AttentionTensors tensors;
  tensors.query = tensors.key = tensors.value = tensors.output = linear;
  if (attention.sinks) tensors.sinks.emplace();
  if (attention.bias == ScoreBias::Relative) tensors.relativeBias.emplace();
  if (attention.positionKeys) tensors.positionKey = linear;
  if (attention.positionQueries) tensors.positionQuery = linear;
  if (attention.headNorm == HeadNorm::None) return tensors;
  tensors.queryNorm = emptyNorm(stack.norm);
  tensors.keyNorm = emptyNorm(stack.norm);
  return tensors;
}

LatentAttentionTensors emptyLatentAttention(const LatentConfig& latent) {
  LatentAttentionTensors tensors;
  if (latent.queryRank > 0) {
    tensors.queryDown.emplace();
    tensors.queryNorm.emplace();
  }
  if (latent.indexer) tensors.indexer.emplace().keyNorm.bias.emplace();
  return tensors;
}

FeedForwardTensors emptyFeedForward(const StackConfig& stack, const FeedForwardConfig& feedForward) {
  const LinearTensor linear = emptyLinear(stack);
  FeedForwardTensors tensors{{}, linear, linear};
  if (feedForward.gated) tensors.gate = linear;
  return tensors;
}

MixtureTensors emptyMixture(const MixtureSettings& mixture) {
  MixtureTensors tensors;
  tensors.experts.resize(static_cast<std::size_t>(mixture.experts));
  if (mixture.sharedSize > 0) tensors.shared.emplace();
  return tensors;
}

SublayerTensors emptySublayer(const StackConfig& stack, const SublayerConfig& config) {
  SublayerTensors tensors;
  if (hasInputNorm(config.norm) && !stack.norm.weightless) tensors.inputNorm = emptyNorm(stack.norm);
  if (hasOutputNorm(config.norm) && !stack.norm.weightless) tensors.outputNorm = emptyNorm(stack.norm);
  switch (config.kind) {
    case SublayerKind::SelfAttention:
    case SublayerKind::CrossAttention:
      if (config.attention.latent)
        tensors.part = emptyLatentAttention(*config.attention.latent);
      else
        tensors.part = emptyAttention(stack, config.attention);
      break;
    case SublayerKind::FeedForward:
      tensors.part = emptyFeedForward(stack, config.feedForward);
      break;
    case SublayerKind::Mixture:
      tensors.part = emptyMixture(config.mixture);
      break;
  }
  return tensors;
}

StackTensors emptyStack(const StackConfig& config) {
  StackTensors tensors;
  if (config.positionalEncoding == PositionalEncoding::Learned) tensors.positionEmbedding.emplace();
  if (config.tokenTypes > 0) tensors.typeEmbedding.emplace();
  const bool post = config.layers.front().sublayers.front().norm == NormPlace::Post;
  (post ? tensors.embeddingNorm : tensors.finalNorm) = emptyNorm(config.norm);
  if (config.layers.front().sublayers.front().attention.bias == ScoreBias::Disentangled)
    tensors.distanceEmbedding.emplace();
  if (config.convolution) tensors.convolution = {emptyLinear(config), emptyNorm(config.norm)};
  for (const LayerConfig& layer : config.layers) {
    LayerTensors& made = tensors.layers.emplace_back();
    for (const SublayerConfig& sublayer : layer.sublayers)
      made.sublayers.push_back(emptySublayer(config, sublayer));
  }
  return tensors;
}

}  // namespace

ModelWeights emptyWeights(const ModelConfig& config) {
  ModelWeights weights;
  if (config.encoder) weights.encoder = emptyStack(*config.encoder);
  if (config.decoder) weights.decoder = emptyStack(*config.decoder);
  weights.outputHead.emplace();
  return weights;
}

}  // namespace headlight
