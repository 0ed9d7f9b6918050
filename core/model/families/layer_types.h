#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace headlight {

class JsonFields;

/// What a layer does, as layer_types names it. Layers of other kinds ("linear_attention", "conv") have no
/// attention pattern.
enum class LayerKind { Full, Sliding, Chunked, Other };
LayerKind layerKindOf(const std::string& layerType);

inline constexpr const char* fullAttentionType = "full_attention";
inline constexpr const char* slidingAttentionType = "sliding_attention";
inline constexpr const char* chunkedAttentionType = "chunked_attention";

/// The kind of layer i where the config has no list.
using LayerPattern = std::function<const char*(std::int64_t)>;

/// The kind of each layer: layer_types, whose older names "attention", "mamba" and "conv" are replaced by
/// today's, or the pattern. Throws Error if the list has not one name for each layer. [layers]
std::vector<std::string> readLayerTypes(const JsonFields& config, std::int64_t layers,
                                        const LayerPattern& pattern);

/// Every layer of the same kind.
LayerPattern everyLayer(const char* layerType);
/// A window in all but every n-th layer: layers n - 1, 2n - 1, ... see everything. n is 2 for Gemma 2 and
/// gpt_oss, 4 for OLMo 3 and sliding_window_pattern for Gemma 3 (6) and Cohere 2 (4). Precondition: n > 0.
LayerPattern fullEveryNth(std::int64_t n);
/// ModernBERT's global_attn_every_n_layers (3): layers 0, n, 2n, ... see everything. Precondition: n > 0.
LayerPattern fullFirstOfN(std::int64_t n);
/// Qwen 2 and 3: a window from layer max_window_layers (28) on, if use_sliding_window is true and
/// sliding_window is not null.
LayerPattern windowFromLayer(const JsonFields& config);
/// Qwen2-MoE: a window in the even layers below max_window_layers (28), if use_sliding_window is true.
LayerPattern windowBelowLayer(const JsonFields& config);
/// SmolLM3 (a window, if use_sliding_window is true and sliding_window is there) in the layers that do not
/// rotate.
LayerPattern windowWithoutRotary(const JsonFields& config, std::vector<bool> rotating);
/// Llama 4: chunks in the layers that rotate.
LayerPattern chunkedWithRotary(std::vector<bool> rotating);

/// Throws Error if there are layers of kind "sliding_attention" and use_sliding_window, which Qwen's configs
/// have, is not true.
void requireWindowSwitch(const JsonFields& config, const std::vector<std::string>& layerTypes);

/// GPT-Neo's attention_types, [[["global", "local"], 12]], written out: "full_attention" and
/// "sliding_attention". Throws Error if they are not as many as there are layers. [layers]
std::vector<std::string> readAttentionTypes(const JsonFields& config, std::int64_t layers);

/// Which layers have a mixture of experts, where the config says so itself: mlp_layer_types, whose names are
/// "dense" and "sparse"; empty without. Throws Error if the list has not one of them for each layer. [layers]
std::vector<bool> readSparseLayers(const JsonFields& config, std::int64_t layers);

}  // namespace headlight
