#pragma once

#include <algorithm>
#include <cstdint>

#include "core/parameters/model_config.h"

namespace headlight {

/// The tokens that a model takes at once: what its config says, at most `wanted`.
inline std::int64_t rowLength(const ModelConfig& config, std::int64_t wanted) {
  const std::int64_t most = config.main().maxPositions;
  return most > 0 ? std::min(wanted, most) : wanted;
}

}  // namespace headlight
