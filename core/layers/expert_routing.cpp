#include "core/layers/expert_routing.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace headlight {
namespace {

float sigmoid(float x) { return 1.0F / (1.0F + std::exp(-x)); }

// exp(x) / sum(exp(x)), in place.
void softmaxInPlace(std::span<float> x) {
  const float largest = *std::max_element(x.begin(), x.end());
  float sum = 0;
  for (float& value : x) {
    value = std::exp(value - largest);
    sum += value;
  }
  for (float& value : x) value /= sum;
}

// The indices of the largest scores, larger ones first, of equal ones the lower index.
void chooseLargest(std::span<const float> scores, std::span<std::int32_t> chosen) {
  assert(chosen.size() <= scores.size());
  std::vector<bool> taken(scores.size(), false);
  for (std::int32_t& index : chosen) {
    std::size_t best = scores.size();
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (!taken[i] && (best == scores.size() || scores[i] > scores[best])) best = i;
    }
    taken[best] = true;
    index = static_cast<std::int32_t>(best);
  }
}

float groupScore(ExpertRouting routing, std::span<const float> scores) {
  float largest = -std::numeric_limits<float>::infinity();
  float second = largest;
  for (const float score : scores) {
    if (score > largest) {
      second = largest;
      largest = score;
    } else if (score > second) {
      second = score;
    }
  }
  if (routing != ExpertRouting::Sigmoid || scores.size() < 2) return largest;
  return largest + second;
}

// Lowers the scores of the experts whose group is not among the chosen: to 0 where they are probabilities, as
// in the published code, otherwise below everything.
void keepChosenGroups(const MixtureSettings& settings, std::span<float> scores) {
  if (settings.groups <= 1) return;
  const std::size_t groups = static_cast<std::size_t>(settings.groups);
  const std::size_t size = scores.size() / groups;
  std::vector<float> ofGroups(groups);
  for (std::size_t group = 0; group < groups; ++group) {
    ofGroups[group] = groupScore(settings.routing, scores.subspan(group * size, size));
  }
  std::vector<std::int32_t> chosen(static_cast<std::size_t>(settings.chosenGroups));
  chooseLargest(ofGroups, chosen);
  const float low =
      settings.routing == ExpertRouting::Softmax ? 0.0F : -std::numeric_limits<float>::infinity();
  for (std::size_t group = 0; group < groups; ++group) {
    if (std::find(chosen.begin(), chosen.end(), static_cast<std::int32_t>(group)) != chosen.end()) continue;
    std::fill_n(scores.begin() + static_cast<std::ptrdiff_t>(group * size), size, low);
  }
}

// The weights before choosing [experts], and what is chosen by.
struct Scores {
  std::vector<float> weights;
  std::vector<float> choice;
};

Scores scoresOf(ExpertRouting routing, std::span<const float> logits, std::span<const float> correction) {
  Scores scores{{logits.begin(), logits.end()}, {}};
  makeRouterScores(routing, scores.weights);
  scores.choice = scores.weights;
  if (routing == ExpertRouting::Sigmoid && !correction.empty()) {
    std::transform(scores.choice.begin(), scores.choice.end(), correction.begin(), scores.choice.begin(),
                   std::plus<>());
  }
  return scores;
}

void finishWeights(const MixtureSettings& settings, std::span<float> weights) {
  if (settings.routing == ExpertRouting::SoftmaxOfChosen) softmaxInPlace(weights);
  if (settings.routing == ExpertRouting::SigmoidOfInput) {
    for (float& weight : weights) weight = sigmoid(weight);
  }
  const float sum = std::accumulate(weights.begin(), weights.end(), 0.0F);
  for (float& weight : weights) {
    if (settings.normalize) weight /= sum + 1e-20F;
    weight *= static_cast<float>(settings.scale);
  }
}

}  // namespace

void makeRouterScores(ExpertRouting routing, std::span<float> logits) {
  switch (routing) {
    case ExpertRouting::Softmax:
      softmaxInPlace(logits);
      break;
    case ExpertRouting::Sigmoid:
      for (float& weight : logits) weight = sigmoid(weight);
      break;
    case ExpertRouting::SoftmaxOfChosen:
    case ExpertRouting::SigmoidOfInput:
      break;
  }
}

void routeToken(const MixtureSettings& settings, std::span<const float> logits,
                std::span<const float> correction, std::span<std::int32_t> experts,
                std::span<float> weights) {
  assert(logits.size() == static_cast<std::size_t>(settings.experts));
  Scores scores = scoresOf(settings.routing, logits, correction);
  keepChosenGroups(settings, scores.choice);
  chooseLargest(scores.choice, experts);
  // Weights are those of the choice where these are probabilities: an expert outside of the chosen groups
  // that is taken for want of others has none.
  const std::vector<float>& from =
      settings.routing == ExpertRouting::Softmax ? scores.choice : scores.weights;
  for (std::size_t i = 0; i < experts.size(); ++i) weights[i] = from[static_cast<std::size_t>(experts[i])];
  finishWeights(settings, weights);
}

}  // namespace headlight
