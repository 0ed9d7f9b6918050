#pragma once

#include <span>

#include "core/parameters/activation_kind.h"

namespace headlight {

/// out[i] = activation(x[i]), within 1e-6 of the exact function, relative to its value where that is above 1.
/// `out` may be `x`.
void activate(Activation activation, std::span<const float> x, std::span<float> out);

/// out[i] = activation(gate[i]) * up[i], the gated form of Shazeer 2020 (arXiv 2002.05202). `out` may be
/// either input.
void activateGated(Activation activation, std::span<const float> gate, std::span<const float> up,
                   std::span<float> out);

}  // namespace headlight
