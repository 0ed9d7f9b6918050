#pragma once

#include <cstdint>
#include <span>

#include "core/model/generation_rules.h"

namespace headlight {

/// How the next token is chosen. Not greedy, the logits are divided by the temperature, then all but the topK
/// largest are left out, then the least likely whose probabilities sum to 1 - topP at most; one of the others
/// is drawn by its probability.
struct SamplingSettings {
  bool greedy = true;
  double temperature = 1;  // above 0
  std::int64_t topK = 0;   // 0: all
  double topP = 1;         // above 0, at most 1
  std::uint64_t seed = 0;
};

/// Where in a text the next token stands.
struct TextSoFar {
  std::span<const std::int32_t> ids;  // the beginning and what is written
  std::int64_t beginning = 0;         // how many of them were given
  std::int64_t room = 0;              // how many there can be in the end
};

/// Sets the logits [vocabulary] of tokens that the rules do not allow next to -infinity, in the order in
/// which transformers' generate() has its logits processors.
void applyRules(const GenerationRules& rules, const TextSoFar& text, std::span<float> logits);

/// The next token: the one of the largest logit (the first of equal ones), or one drawn. The same settings,
/// logits and `step` always give the same token.
std::int32_t chooseToken(const SamplingSettings& settings, std::span<const float> logits, std::uint64_t step);

}  // namespace headlight
