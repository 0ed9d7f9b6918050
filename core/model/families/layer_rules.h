#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/model/families/rope_keys.h"
#include "core/parameters/stack_config.h"

namespace headlight {

// What configs say of layers by their kinds, put into the layers.

/// Calls `change` for the self-attention of every layer.
void changeAttentions(StackConfig& stack, const std::function<void(AttentionConfig&)>& change);
/// Gives all attentions so many key/value heads. Precondition: they divide the heads.
void setKeyValueHeads(StackConfig& stack, std::int64_t keyValueHeads);
/// Lets the feed-forward of every layer stand beside the attention before it: BesideLast with a norm of its
/// own (GPT-NeoX), or LastInput with the attention's (GPT-J).
void putBesideAttention(StackConfig& stack, SublayerInput input);

/// Lets layers from `firstLayer` on see a sliding window of so many keys; those that see both sides, the keys
/// that are less than `window` tokens away.
void setWindow(StackConfig& stack, std::size_t firstLayer, std::int64_t window);
/// The same for the layers of kind "sliding_attention"; those of other kinds stay as they are.
void setWindows(StackConfig& stack, const std::vector<std::string>& layerTypes, std::int64_t window);

/// The same with the window that "sliding_window" has, or `otherwise` without the key. Throws Error for kinds
/// of layers other than "full_attention" and "sliding_attention", and for a window that is null where layers
/// have one.
void readWindows(StackConfig& stack, const std::vector<std::string>& layerTypes, const JsonFields& config,
                 std::int64_t otherwise);
/// Lets every layer see the window that "sliding_window" has; without the key, or with null, all of them see
/// everything before.
void readWindowOfAll(StackConfig& stack, const JsonFields& config);

/// Turns the queries and keys of every layer as the keys have it for its kind; without layer types, all
/// alike.
void setRotary(StackConfig& stack, const RotaryKeys& keys, const std::vector<std::string>& layerTypes = {});
/// Takes the rotary positions away from layers that do not rotate. [layers]
void stopRotating(StackConfig& stack, const std::vector<bool>& rotating);

}  // namespace headlight
