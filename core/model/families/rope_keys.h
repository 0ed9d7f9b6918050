#pragma once

#include <cstdint>

#include "core/positional/rotary_settings.h"

namespace headlight {

class JsonFields;

/// The base and the scaling from rope_theta and rope_scaling, or from rope_parameters, as newer configs spell
/// both; the kind is under "rope_type" or "type". `maxPositions` is max_position_embeddings. Throws Error for
/// kinds other than "default", "linear", "dynamic" and "llama3".
RotarySettings readRotary(const JsonFields& config, std::int64_t headSize, std::int64_t maxPositions);

}  // namespace headlight
