#include "core/model/families/layer_rules.h"

#include <algorithm>

#include "core/model/families/layer_types.h"

namespace headlight {
namespace {

AttentionConfig& selfAttention(StackConfig& stack, std::size_t layer) {
  return stack.layers[layer].find(SublayerKind::SelfAttention)->attention;
}

void giveWindow(AttentionConfig& attention, std::int64_t window) {
  const bool bothSides = attention.mask == MaskRule::Bidirectional;
  attention.mask = bothSides ? MaskRule::BidirectionalWindow : MaskRule::SlidingWindow;
  attention.window = window;
}

// The place of these positions among the stack's; they are added where they are not there yet.
std::size_t placeOf(const RotarySettings& settings, std::vector<RotarySettings>& rotaries) {
  const auto found = std::find(rotaries.begin(), rotaries.end(), settings);
  const auto place = static_cast<std::size_t>(found - rotaries.begin());
  if (found == rotaries.end()) rotaries.push_back(settings);
  return place;
}

}  // namespace

void changeAttentions(StackConfig& stack, const std::function<void(AttentionConfig&)>& change) {
  for (std::size_t layer = 0; layer < stack.layers.size(); ++layer) change(selfAttention(stack, layer));
}

void setKeyValueHeads(StackConfig& stack, std::int64_t keyValueHeads) {
  changeAttentions(stack, [&](AttentionConfig& attention) { attention.keyValueHeads = keyValueHeads; });
}

void putBesideAttention(StackConfig& stack, SublayerInput input) {
  for (LayerConfig& layer : stack.layers) {
    SublayerConfig& feedForward = *layer.find(SublayerKind::FeedForward);
    feedForward.input = input;
    if (input == SublayerInput::LastInput) feedForward.norm = NormPlace::None;
  }
}

void setWindow(StackConfig& stack, std::size_t firstLayer, std::int64_t window) {
  for (std::size_t layer = firstLayer; layer < stack.layers.size(); ++layer)
    giveWindow(selfAttention(stack, layer), window);
}

void setWindows(StackConfig& stack, const std::vector<std::string>& layerTypes, std::int64_t window) {
  for (std::size_t layer = 0; layer < stack.layers.size(); ++layer)
    if (layerKindOf(layerTypes[layer]) == LayerKind::Sliding) giveWindow(selfAttention(stack, layer), window);
}

void setRotary(StackConfig& stack, const RotaryKeys& keys, const std::vector<std::string>& layerTypes) {
  stack.positionalEncoding = PositionalEncoding::Rotary;
  for (std::size_t layer = 0; layer < stack.layers.size(); ++layer) {
    const RotarySettings* const settings =
        rotaryOf(keys, layerTypes.empty() ? std::string() : layerTypes[layer]);
    AttentionConfig& attention = selfAttention(stack, layer);
    attention.rotary.reset();
    if (settings) attention.rotary = placeOf(*settings, stack.rotaries);
  }
}

void stopRotating(StackConfig& stack, const std::vector<bool>& rotating) {
  for (std::size_t layer = 0; layer < stack.layers.size(); ++layer)
    if (!rotating[layer]) selfAttention(stack, layer).rotary.reset();
}

}  // namespace headlight
