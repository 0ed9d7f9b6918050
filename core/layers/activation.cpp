#include "core/layers/activation.h"

#include "core/layers/activation_lanes.h"

namespace headlight {

void activate(Activation activation, std::span<const float> x, std::span<float> out) {
  withActivation(activation, [&](const auto& function) {
    mapLanes(x.data(), out.data(), static_cast<std::int64_t>(x.size()), function);
  });
}

void activateGated(Activation activation, std::span<const float> gate, std::span<const float> up,
                   std::span<float> out) {
  withActivation(activation, [&](const auto& function) {
    mapLanes(gate.data(), up.data(), out.data(), static_cast<std::int64_t>(gate.size()),
             [&](Lanes g, Lanes u) -> Lanes { return function(g) * u; });
  });
}

}  // namespace headlight
