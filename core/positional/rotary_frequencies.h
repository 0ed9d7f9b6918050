#pragma once

#include <cstdint>
#include <vector>

#include "core/positional/rotary_settings.h"

namespace headlight {

/// Radians a position that each pair of dimensions turns by, as Hugging Face's modeling_rope_utils.py
/// computes them: [r / 2]. `tokens` is the length of the sequence, which only "dynamic" and "longrope" depend
/// on.
std::vector<double> rotaryFrequencies(const RotarySettings& settings, std::int64_t tokens);

/// What yarn and longrope multiply the turned queries and keys with, so that the scores keep their spread; 1
/// for the others.
double rotaryAttentionFactor(const RotarySettings& settings);

/// What DeepSeek's latent attention multiplies its scores with beside the scale of its heads' size: (0.1
/// mscale_all_dim ln(factor) + 1)^2, or 1 where mscale_all_dim is 0.
double latentScoreFactor(const RopeScaling& scaling);

/// Whether a sequence this long has other angles than a shorter one may have ("dynamic" and "longrope" past
/// their limit), so that keys of another length may not be kept.
bool rotaryDependsOnLength(const RotarySettings& settings, std::int64_t tokens);

/// Whether sequences of these two lengths have different angles, so that the keys of one are not those of the
/// other.
bool rotaryDiffers(const RotarySettings& settings, std::int64_t oneLength, std::int64_t otherLength);

}  // namespace headlight
