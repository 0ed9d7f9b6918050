#pragma once

#include <cstdint>

namespace headlight {

/// Rotary frequencies beyond the plain ones of Su et al. 2021 (arXiv 2104.09864), as Hugging Face's
/// "rope_scaling".
struct RopeScaling {
  enum class Kind { None, Linear, Dynamic, Llama3 };
  Kind kind = Kind::None;
  double factor = 1;
  double lowFrequencyFactor = 1;       // llama3
  double highFrequencyFactor = 4;      // llama3
  std::int64_t originalPositions = 0;  // llama3 and dynamic: the context length before scaling
  bool operator==(const RopeScaling&) const = default;
};

/// What rotary position embeddings (Su et al. 2021, arXiv 2104.09864) depend on.
struct RotarySettings {
  std::int64_t headSize = 0;  // d_k, even
  double base = 10000;
  RopeScaling scaling;
  bool operator==(const RotarySettings&) const = default;
};

}  // namespace headlight
