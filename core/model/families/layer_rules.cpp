#include "core/model/families/layer_rules.h"

#include <algorithm>

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
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

void readWindows(StackConfig& stack, const std::vector<std::string>& layerTypes, const JsonFields& config,
                 std::int64_t otherwise) {
  bool windowed = false;
  for (const std::string& type : layerTypes) {
    const LayerKind kind = layerKindOf(type);
    if (kind != LayerKind::Full && kind != LayerKind::Sliding)
      config.fail("layer_types",
                  Message("has %1, and layers of this family are \"full_attention\" or \"sliding_attention\"",
                          briefJson(type)));
    windowed = windowed || kind == LayerKind::Sliding;
  }
  if (!windowed) return;
  if (config.isNull("sliding_window"))
    config.fail("sliding_window", Message("is null, and there are layers with a window"));
  setWindows(stack, layerTypes, readCount(config, "sliding_window", otherwise));
}

void readWindowOfAll(StackConfig& stack, const JsonFields& config) {
  if (config.has("sliding_window")) setWindow(stack, 0, readCount(config, "sliding_window", 0));
}

void setRotary(StackConfig& stack, const RotaryKeys& keys, const std::vector<std::string>& layerTypes) {
  for (std::size_t layer = 0; layer < stack.layers.size(); ++layer) {
    const RotarySettings* const settings =
        rotaryOf(keys, layerTypes.empty() ? std::string() : layerTypes[layer]);
    AttentionConfig& attention = selfAttention(stack, layer);
    attention.rotary.reset();
    if (settings) attention.rotary = placeOf(*settings, stack.rotaries);
  }
  // Where no number of any head turns, nothing says where a token stands.
  stack.positionalEncoding = stack.rotaries.empty() ? PositionalEncoding::None : PositionalEncoding::Rotary;
}

void stopRotating(StackConfig& stack, const std::vector<bool>& rotating) {
  for (std::size_t layer = 0; layer < stack.layers.size(); ++layer)
    if (!rotating[layer]) selfAttention(stack, layer).rotary.reset();
}

}  // namespace headlight
