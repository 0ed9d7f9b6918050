#include "core/positional/rotary_frequencies.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace headlight {
namespace {

// Llama 3.1's scaling (Hugging Face's rope type "llama3"): long waves are stretched by the factor, short ones
// kept, and those in between interpolated.
double llama3Frequency(double frequency, const RopeScaling& scaling) {
  const double original = static_cast<double>(scaling.originalPositions);
  const double wavelength = 2 * std::numbers::pi / frequency;
  const double longest = original / scaling.lowFrequencyFactor;
  const double shortest = original / scaling.highFrequencyFactor;
  if (wavelength > longest) return frequency / scaling.factor;
  if (wavelength < shortest) return frequency;
  const double smooth = (original / wavelength - scaling.lowFrequencyFactor) /
                        (scaling.highFrequencyFactor - scaling.lowFrequencyFactor);
  return (1 - smooth) * frequency / scaling.factor + smooth * frequency;
}

// "dynamic" scaling enlarges the base with the length past the original positions:
// base * (factor * tokens / original - (factor - 1)) ^ (d / (d - 2)).
double dynamicBase(const RotarySettings& settings, std::int64_t tokens) {
  const double original = static_cast<double>(settings.scaling.originalPositions);
  const double size = static_cast<double>(settings.dimensions());
  if (size <= 2) return settings.base;
  const double stretch =
      settings.scaling.factor * static_cast<double>(tokens) / original - (settings.scaling.factor - 1);
  return settings.base * std::pow(stretch, size / (size - 2));
}

// The dimension that turns `turns` times in the original context, Peng et al. 2023, section 3.2:
// r * ln(original / (2 pi turns)) / (2 ln base).
double yarnDimension(const RotarySettings& settings, double turns) {
  const double original = static_cast<double>(settings.scaling.originalPositions);
  return static_cast<double>(settings.dimensions()) * std::log(original / (turns * 2 * std::numbers::pi)) /
         (2 * std::log(settings.base));
}

// Pairs below `low` keep their frequency, those above `high` have it divided by the factor.
struct YarnRamp {
  double low = 0;
  double high = 0;
};

YarnRamp yarnRamp(const RotarySettings& settings) {
  YarnRamp ramp{yarnDimension(settings, settings.scaling.betaFast),
                yarnDimension(settings, settings.scaling.betaSlow)};
  if (settings.scaling.truncate) ramp = {std::floor(ramp.low), std::ceil(ramp.high)};
  ramp.low = std::max(ramp.low, 0.0);
  ramp.high = std::min(ramp.high, static_cast<double>(settings.dimensions() - 1));
  if (ramp.low == ramp.high) ramp.high += 0.001;  // as in the reference, against a division by 0
  return ramp;
}

double yarnFrequency(double frequency, double pair, const YarnRamp& ramp, double factor) {
  const double stretched = std::clamp((pair - ramp.low) / (ramp.high - ramp.low), 0.0, 1.0);
  return frequency / factor * stretched + frequency * (1 - stretched);
}

// g(m) = 0.1 m ln(factor) + 1, Peng et al. 2023, section 3.4.
double yarnMagnitude(double factor, double mscale) {
  return factor <= 1 ? 1 : 0.1 * mscale * std::log(factor) + 1;
}

bool pastOriginal(const RotarySettings& settings, std::int64_t tokens) {
  return settings.scaling.originalPositions > 0 && tokens > settings.scaling.originalPositions;
}

// How many of the pairs turn with "proportional": the fastest.
std::size_t proportionalPairs(const RotarySettings& settings) {
  return static_cast<std::size_t>(settings.scaling.proportion * static_cast<double>(settings.dimensions()) /
                                  2);
}

// The frequency of pair i from the plain one, theta_i.
double scaledFrequency(const RotarySettings& settings, std::int64_t tokens, std::size_t i, double plain) {
  const RopeScaling& scaling = settings.scaling;
  switch (scaling.kind) {
    case RopeScaling::Kind::None:
    case RopeScaling::Kind::Dynamic:
      return plain;
    case RopeScaling::Kind::Linear:
      return plain / scaling.factor;
    case RopeScaling::Kind::Llama3:
      return llama3Frequency(plain, scaling);
    case RopeScaling::Kind::Yarn:
      return yarnFrequency(plain, static_cast<double>(i), yarnRamp(settings), scaling.factor);
    case RopeScaling::Kind::LongRope:
      return plain / (pastOriginal(settings, tokens) ? scaling.longFactors : scaling.shortFactors).at(i);
    case RopeScaling::Kind::Proportional:
      return i < proportionalPairs(settings) ? plain / scaling.factor : 0;
  }
  return plain;
}

}  // namespace

bool rotaryDependsOnLength(const RotarySettings& settings, std::int64_t tokens) {
  switch (settings.scaling.kind) {
    case RopeScaling::Kind::Dynamic:
    case RopeScaling::Kind::LongRope:
      return pastOriginal(settings, tokens);
    case RopeScaling::Kind::None:
    case RopeScaling::Kind::Linear:
    case RopeScaling::Kind::Llama3:
    case RopeScaling::Kind::Yarn:
    case RopeScaling::Kind::Proportional:
      return false;
  }
  return false;
}

bool rotaryDiffers(const RotarySettings& settings, std::int64_t oneLength, std::int64_t otherLength) {
  const bool one = rotaryDependsOnLength(settings, oneLength);
  const bool other = rotaryDependsOnLength(settings, otherLength);
  if (one != other) return true;
  return one && settings.scaling.kind == RopeScaling::Kind::Dynamic && oneLength != otherLength;
}

std::vector<double> rotaryFrequencies(const RotarySettings& settings, std::int64_t tokens) {
  const std::int64_t size = settings.dimensions();
  assert(size > 0 && size % 2 == 0 && settings.first + size <= settings.headSize);
  const bool longer =
      settings.scaling.kind == RopeScaling::Kind::Dynamic && rotaryDependsOnLength(settings, tokens);
  const double base = longer ? dynamicBase(settings, tokens) : settings.base;
  std::vector<double> frequencies(static_cast<std::size_t>(size / 2));
  for (std::size_t i = 0; i < frequencies.size(); ++i) {
    // theta_i = base^(-2i / r), Su et al. 2021, section 3.2.2.
    const double plain = std::pow(base, -2.0 * static_cast<double>(i) / static_cast<double>(size));
    frequencies[i] = scaledFrequency(settings, tokens, i, plain);
  }
  return frequencies;
}

double latentScoreFactor(const RopeScaling& scaling) {
  if (scaling.mscaleAllDimensions == 0) return 1;
  const double magnitude = yarnMagnitude(scaling.factor, scaling.mscaleAllDimensions);
  return magnitude * magnitude;
}

double rotaryAttentionFactor(const RotarySettings& settings) {
  const RopeScaling& scaling = settings.scaling;
  if (scaling.attentionFactor) return *scaling.attentionFactor;
  switch (scaling.kind) {
    case RopeScaling::Kind::Yarn:
      if (scaling.mscale == 0 || scaling.mscaleAllDimensions == 0) return yarnMagnitude(scaling.factor, 1);
      return yarnMagnitude(scaling.factor, scaling.mscale) /
             yarnMagnitude(scaling.factor, scaling.mscaleAllDimensions);
    case RopeScaling::Kind::LongRope:
      // Ding et al. 2024: sqrt(1 + ln(factor) / ln(original)).
      if (scaling.factor <= 1) return 1;
      return std::sqrt(1 +
                       std::log(scaling.factor) / std::log(static_cast<double>(scaling.originalPositions)));
    case RopeScaling::Kind::None:
    case RopeScaling::Kind::Linear:
    case RopeScaling::Kind::Dynamic:
    case RopeScaling::Kind::Llama3:
    case RopeScaling::Kind::Proportional:
      return 1;
  }
  return 1;
}

}  // namespace headlight
