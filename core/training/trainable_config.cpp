#include "core/training/trainable_config.h"

#include <optional>
#include <string>

#include "core/error.h"

namespace headlight {
namespace {

// What one attention has that is not covered; nullptr: nothing.
std::optional<Phrase> problemOf(const AttentionConfig& config) {
  if (config.latent) return phrase("multi-head latent attention");
  if (config.bias != ScoreBias::None) return phrase("a bias of its scores by distance");
  if (config.sinks) return phrase("attention sinks");
  if (config.headNormPlace == HeadNormPlace::AfterRotary)
    return phrase("norms of queries and keys after rotary positions");
  if (config.clip > 0) return phrase("limits of q, k and v (clip_qkv)");
  return std::nullopt;
}

std::optional<Phrase> problemOf(const SublayerConfig& config) {
  switch (config.kind) {
    case SublayerKind::SelfAttention:
    case SublayerKind::CrossAttention:
      return problemOf(config.attention);
    case SublayerKind::Mixture:
      return phrase("a mixture of experts");
    case SublayerKind::FeedForward:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Phrase> problemOf(const RotarySettings& settings) {
  switch (settings.scaling.kind) {
    case RopeScaling::Kind::Dynamic:
    case RopeScaling::Kind::LongRope:
      return phrase("rotary positions that depend on the length of the text");
    case RopeScaling::Kind::None:
    case RopeScaling::Kind::Linear:
    case RopeScaling::Kind::Llama3:
    case RopeScaling::Kind::Yarn:
    case RopeScaling::Kind::Proportional:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Phrase> problemOf(const StackConfig& config) {
  if (config.convolution) return phrase("a convolution over tokens");
  if (config.projectTokens) return phrase("embeddings that are projected before positions are added");
  for (const RotarySettings& settings : config.rotaries)
    if (const auto problem = problemOf(settings)) return problem;
  for (const LayerConfig& layer : config.layers)
    for (const SublayerConfig& sublayer : layer.sublayers)
      if (const auto problem = problemOf(sublayer)) return problem;
  return std::nullopt;
}

std::optional<Phrase> problemOf(const ModelConfig& config, const ModelWeights& weights) {
  if (config.encoder)
    if (const auto problem = problemOf(*config.encoder)) return problem;
  if (config.decoder)
    if (const auto problem = problemOf(*config.decoder)) return problem;
  if (config.logitCap > 0) return phrase("a cap of its logits");
  if (config.stateScale != 1) return phrase("a scale of its last states");
  if (weights.main().drawnEmbedding) return phrase("embeddings that are drawn");
  if (!weights.outputHead) return phrase("no output head");
  return std::nullopt;
}

}  // namespace

void requireTrainable(const ModelConfig& config, const ModelWeights& weights) {
  const std::optional<Phrase> problem = problemOf(config, weights);
  if (problem)
    throw Error("A model of the family %1 cannot be trained here because it has %2.", config.family,
                *problem);
}

}  // namespace headlight
