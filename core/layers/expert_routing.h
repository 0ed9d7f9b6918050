#pragma once

#include <cstdint>
#include <span>

#include "core/parameters/mixture_settings.h"

namespace headlight {

/// The softmax or the sigmoid of a token's logits [experts], in place; logits stay where there is neither.
void makeRouterScores(ExpertRouting routing, std::span<float> logits);

/// Chooses the experts of one token from the router's logits [experts]. `correction` is [experts] or empty;
/// only ExpertRouting::Sigmoid looks at it. Fills `experts` and `weights` [settings.chosen], those with
/// larger scores first, of equal scores the lower index. Formulas: Jiang et al. 2024 (arXiv 2401.04088),
/// section 2; DeepSeek-V2 (arXiv 2405.04434), section 2.2; DeepSeek-V3 (arXiv 2412.19437), section 2.1.2.
void routeToken(const MixtureSettings& settings, std::span<const float> logits,
                std::span<const float> correction, std::span<std::int32_t> experts, std::span<float> weights);

}  // namespace headlight
