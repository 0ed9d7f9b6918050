#include "core/parameters/stack_config.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace headlight {
namespace {

template <typename Layer>
auto* findIn(Layer& layer, SublayerKind kind) {
  const auto found = std::find_if(layer.sublayers.begin(), layer.sublayers.end(),
                                  [&](const SublayerConfig& sublayer) { return sublayer.kind == kind; });
  return found == layer.sublayers.end() ? nullptr : &*found;
}

}  // namespace

const SublayerConfig* LayerConfig::find(SublayerKind kind) const { return findIn(*this, kind); }
SublayerConfig* LayerConfig::find(SublayerKind kind) { return findIn(*this, kind); }

const AttentionConfig* StackConfig::findAttention(std::size_t layer) const {
  const SublayerConfig* const found = layers.at(layer).find(SublayerKind::SelfAttention);
  return found ? &found->attention : nullptr;
}

const AttentionConfig& StackConfig::attention() const {
  std::size_t layer = 0;
  while (!findAttention(layer)) ++layer;  // at() ends it where no layer has one
  return *findAttention(layer);
}

const AttentionConfig& StackConfig::attention(std::size_t layer) const {
  const AttentionConfig* const found = findAttention(layer);
  assert(found);
  return *found;
}

const FeedForwardConfig& StackConfig::feedForward(std::size_t layer) const {
  const SublayerConfig* const found = layers.at(layer).find(SublayerKind::FeedForward);
  assert(found);
  return found->feedForward;
}

const FeedForwardConfig* StackConfig::anyFeedForward() const {
  for (const LayerConfig& layer : layers)
    if (const SublayerConfig* const found = layer.find(SublayerKind::FeedForward)) return &found->feedForward;
  return nullptr;
}

const MixtureSettings* StackConfig::anyMixture() const {
  for (const LayerConfig& layer : layers)
    if (const SublayerConfig* const found = layer.find(SublayerKind::Mixture)) return &found->mixture;
  return nullptr;
}

LayerConfig selfAttentionLayer(const AttentionConfig& attention, const FeedForwardConfig& feedForward,
                               NormPlace norm) {
  SublayerConfig first;
  first.kind = SublayerKind::SelfAttention;
  first.norm = norm;
  first.attention = attention;
  SublayerConfig second;
  second.kind = SublayerKind::FeedForward;
  second.norm = norm;
  second.feedForward = feedForward;
  return {{first, second}};
}

std::vector<LayerConfig> equalLayers(std::int64_t count, const LayerConfig& layer) {
  return std::vector<LayerConfig>(static_cast<std::size_t>(count), layer);
}

float standardScale(std::int64_t headSize) {
  return static_cast<float>(1.0 / std::sqrt(static_cast<double>(headSize)));
}

}  // namespace headlight
