#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/positional/rotary_settings.h"

namespace headlight {

class JsonFields;

/// What a family's config class in transformers puts where the config says nothing about the layers with a
/// window ("sliding_attention"), if these have rotary positions of their own.
struct SlidingRotary {
  std::optional<double> base = {};  // Gemma 3: 10000; nullopt: as that of the other layers
  bool scaled = false;              // whether a scaling for all layers is meant for these too (ModernBERT)
  std::int64_t headSize = 0;        // 0: as that of the other layers
};

/// What a family's config class puts where the config says nothing.
struct RotaryDefaults {
  std::int64_t headSize = 0;      // dimensions of a head that may turn
  std::int64_t maxPositions = 0;  // max_position_embeddings as read
  double base = 10000;
  RopeScaling scaling = {};  // gpt_oss: yarn
  /// The part of each head that turns (GPT-NeoX: 0.25). nullopt: the family turns whole heads, and any other
  /// partial_rotary_factor is refused.
  std::optional<double> part = {};
  std::int64_t rotaryDim = 0;          // GPT-J: 64, read as rotary_dim; 0: this key is not looked at
  std::int64_t originalPositions = 0;  // Phi-3: 4096; 0: as max_position_embeddings
  RotaryPairs pairs = RotaryPairs::Halves;
  /// The kinds of layers that attend. Where there are any, the config may have parameters for each of them,
  /// and must have them for all of these; otherwise it must have the same for all layers.
  std::vector<std::string> layerTypes = {};
  /// For Gemma 3, ModernBERT, OLMo 3: the sets are those of "full_attention" and "sliding_attention".
  std::optional<SlidingRotary> sliding = {};
};

/// Rotary positions by the kind of layer, as layer_types names it; under "" those of every kind that has none
/// of its own. nullopt: layers of this kind do not rotate.
using RotaryKeys = std::map<std::string, std::optional<RotarySettings>>;

/// Reads them as versions 4 and 5 of transformers spell them: rope_scaling and rope_theta, or
/// rope_parameters, one for all layers or one for each kind; rope_local_base_freq, global_rope_theta and
/// local_rope_theta; partial_rotary_factor, rotary_pct, rotary_emb_base and rotary_dim. Values inside
/// rope_parameters win over those beside it, but for original_max_position_embeddings. Throws Error naming
/// file and field.
RotaryKeys readRotary(const JsonFields& config, const RotaryDefaults& defaults);

/// The positions of layers of a kind; nullptr where they do not rotate.
const RotarySettings* rotaryOf(const RotaryKeys& keys, const std::string& layerType);

/// Which layers rotate, as SmolLM3 and Llama 4 say it: no_rope_layers, whose 1 means that the layer does, or
/// all but every no_rope_layer_interval-th (4).
std::vector<bool> readRotatingLayers(const JsonFields& config, std::int64_t layers);

}  // namespace headlight
