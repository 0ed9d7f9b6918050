#pragma once

#include <cstdint>
#include <vector>

#include "core/positional/rotary_settings.h"

namespace headlight {

/// Two dimensions of a head that turn together.
struct RotaryPair {
  std::int64_t first = 0;  // the dimensions, counted from the head's first
  std::int64_t second = 0;
  double frequency = 0;  // radians a position
};

/// The pairs of one head in the order of their frequencies' formula, the fastest first where frequencies are
/// the plain ones: [r / 2]. `tokens` is the length of the run, which some kinds of scaling depend on.
/// Su et al. 2021 (arXiv 2104.09864), equation 15.
std::vector<RotaryPair> rotaryPairs(const RotarySettings& settings, std::int64_t tokens);

}  // namespace headlight
