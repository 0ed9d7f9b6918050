#pragma once

#include <cstdint>
#include <string>

#include "core/positional/rotary_settings.h"

namespace headlight {

class JsonFields;

/// What a scaling is read with.
struct ScalingContext {
  std::int64_t maxPositions = 0;
  std::int64_t originalPositions = 0;  // where neither the config nor the scaling says; never 0
  std::int64_t turned = 0;             // r
  double base = 10000;
  double part = 1;  // of each head, which "proportional" turns
};

/// Which scaling an object such as rope_scaling names, under "rope_type" or "type": "default" where it names
/// none; "su" and a "yarn" with lists of factors, as Phi-3's first configs have it, are "longrope"; "mrope"
/// (Qwen-VL), the same as none for a text, is "default".
std::string scalingType(const JsonFields& scaling);

/// The key that names it: "rope_type", or "type" where only that is there.
const char* scalingTypeKey(const JsonFields& scaling);

/// Reads the scaling. `config` has the fields beside it. Throws Error naming file and field.
RopeScaling readScaling(const JsonFields& config, const JsonFields& scaling, const ScalingContext& context);

}  // namespace headlight
