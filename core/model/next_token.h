#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/model/generation_rules.h"

namespace headlight {

/// How the next token is chosen. Not greedy, the logits are divided by the temperature, then all but the topK
/// largest are left out, then the least likely whose probabilities sum to 1 - topP at most (Holtzman et al.
/// 2020, arXiv 1904.09751, section 3.1); one of the others is drawn by its probability.
struct SamplingSettings {
  bool greedy = true;
  double temperature = 1;  // above 0
  std::int64_t topK = 0;   // 0: all
  double topP = 1;         // above 0, at most 1
  std::uint64_t seed = 0;
  bool operator==(const SamplingSettings&) const = default;
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

/// What is done to a model's probabilities before a token is drawn, in this order.
enum class SamplingStage {
  Model,        // softmax of the logits
  Rules,        // of those that applyRules() leaves
  Temperature,  // of those divided by the temperature; greedy, of the largest alone
  TopK,         // of the topK largest, and those equal to the last of them
  TopP          // of the likeliest that make up topP together: what is drawn by
};
constexpr std::array kSamplingStages = {SamplingStage::Model, SamplingStage::Rules,
                                        SamplingStage::Temperature, SamplingStage::TopK, SamplingStage::TopP};

/// The probabilities after each stage, which sum to 1; exactly 0 where a token is left out.
struct SamplingStages {
  std::array<std::vector<double>, kSamplingStages.size()> probabilities;  // [stage][vocabulary]

  const std::vector<double>& after(SamplingStage stage) const {
    return probabilities[static_cast<std::size_t>(stage)];
  }
};

/// What chooseToken() draws by, with all that comes before. `logits` [vocabulary] are the model's, `allowed`
/// [vocabulary] the same after applyRules(). Precondition: at least one logit of either is finite.
SamplingStages samplingStages(const SamplingSettings& settings, std::span<const float> logits,
                              std::span<const float> allowed);

/// The next token: the one of the largest logit (the first of equal ones), or one drawn. `logits` are those
/// that the rules leave. The same settings, logits and `step` always give the same token.
std::int32_t chooseToken(const SamplingSettings& settings, std::span<const float> logits, std::uint64_t step);

/// Probabilities [vocabulary] of logits: exp(logit) over the sum of all, in float64.
std::vector<double> softmaxOf(std::span<const float> logits);

}  // namespace headlight
