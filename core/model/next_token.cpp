#include "core/model/next_token.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "core/model/random_numbers.h"

namespace headlight {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

void ban(std::int32_t id, std::span<float> logits) {
  if (id >= 0 && static_cast<std::size_t>(id) < logits.size()) logits[static_cast<std::size_t>(id)] = kNever;
}

void banAll(const std::vector<std::int32_t>& ids, std::span<float> logits) {
  for (const std::int32_t id : ids) ban(id, logits);
}

void force(std::span<const std::int32_t> ids, std::span<float> logits) {
  std::fill(logits.begin(), logits.end(), kNever);
  for (const std::int32_t id : ids)
    if (static_cast<std::size_t>(id) < logits.size()) logits[static_cast<std::size_t>(id)] = 0;
}

bool endsWith(std::span<const std::int32_t> ids, std::span<const std::int32_t> end) {
  return ids.size() >= end.size() &&
         std::equal(end.begin(), end.end(), ids.end() - static_cast<std::ptrdiff_t>(end.size()));
}

// What followed the last size - 1 tokens before.
void banRepeats(std::span<const std::int32_t> ids, std::size_t size, std::span<float> logits) {
  if (size == 0 || ids.size() + 1 < size) return;
  const auto last = ids.last(size - 1);
  for (std::size_t start = 0; start + size <= ids.size(); ++start) {
    if (std::equal(last.begin(), last.end(), ids.begin() + static_cast<std::ptrdiff_t>(start)))
      ban(ids[start + size - 1], logits);
  }
}

void banForbidden(const GenerationRules& rules, std::span<const std::int32_t> ids, std::span<float> logits) {
  for (const std::vector<std::int32_t>& sequence : rules.forbidden) {
    if (sequence.size() == 1 && rules.isEnd(sequence.front())) continue;
    if (endsWith(ids, std::span(sequence).first(sequence.size() - 1))) ban(sequence.back(), logits);
  }
}

struct Candidate {
  std::int32_t id = 0;
  double logit = 0;
  double weight = 0;  // in proportion to its probability
};
using Candidates = std::vector<Candidate>;

// Sees those that are left after a stage, likeliest first.
using StageWatcher = std::function<void(SamplingStage, const Candidates&)>;

std::int32_t largest(std::span<const float> logits) {
  return static_cast<std::int32_t>(std::max_element(logits.begin(), logits.end()) - logits.begin());
}

// By falling logits, and of equal ones by rising ids.
Candidates heated(double temperature, std::span<const float> logits) {
  Candidates made;
  for (std::size_t id = 0; id < logits.size(); ++id)
    if (logits[id] > kNever) made.push_back({static_cast<std::int32_t>(id), static_cast<double>(logits[id])});
  std::sort(made.begin(), made.end(), [](const Candidate& a, const Candidate& b) {
    return a.logit != b.logit ? a.logit > b.logit : a.id < b.id;
  });
  // The distance is divided, not the logits: the largest is at 0 whatever the temperature.
  for (Candidate& candidate : made)
    candidate.weight = std::exp((candidate.logit - made.front().logit) / temperature);
  return made;
}

// Those equal to the last one that is kept stay too.
void keepLargest(std::int64_t topK, Candidates& candidates) {
  const auto count = static_cast<std::size_t>(topK);
  if (count == 0 || count >= candidates.size()) return;
  const double least = candidates[count - 1].logit;
  while (candidates.size() > count && candidates.back().logit < least) candidates.pop_back();
}

double sumOf(const Candidates& candidates) {
  double sum = 0;
  for (const Candidate& candidate : candidates) sum += candidate.weight;
  return sum;
}

void keepLikely(double topP, Candidates& candidates) {
  if (topP >= 1) return;
  const double spare = (1 - topP) * sumOf(candidates);
  double tail = 0;
  while (candidates.size() > 1 && (tail += candidates.back().weight) <= spare) candidates.pop_back();
}

// The tokens that are left to draw from, whoever wants to know them.
Candidates drawable(const SamplingSettings& settings, std::span<const float> logits,
                    const StageWatcher& watcher) {
  Candidates among;
  if (!settings.greedy) among = heated(settings.temperature, logits);
  if (among.empty()) among = {{.id = largest(logits), .logit = 0, .weight = 1}};
  if (watcher) watcher(SamplingStage::Temperature, among);
  if (!settings.greedy) keepLargest(settings.topK, among);
  if (watcher) watcher(SamplingStage::TopK, among);
  if (!settings.greedy) keepLikely(settings.topP, among);
  if (watcher) watcher(SamplingStage::TopP, among);
  return among;
}

std::vector<double> probabilitiesOf(const Candidates& candidates, std::size_t vocabulary) {
  std::vector<double> probabilities(vocabulary, 0.0);
  const double sum = sumOf(candidates);
  for (const Candidate& candidate : candidates)
    probabilities[static_cast<std::size_t>(candidate.id)] = candidate.weight / sum;
  return probabilities;
}

}  // namespace

void applyRules(const GenerationRules& rules, const TextSoFar& text, std::span<float> logits) {
  const auto tokens = static_cast<std::int64_t>(text.ids.size());
  banRepeats(text.ids, static_cast<std::size_t>(rules.noRepeatSize), logits);
  banForbidden(rules, text.ids, logits);
  if (tokens < rules.minimumTokens) banAll(rules.ends, logits);
  if (rules.forcedBegin && tokens == 1) force({&*rules.forcedBegin, 1}, logits);
  if (!rules.forcedEnd.empty() && tokens + 1 == text.room) force(rules.forcedEnd, logits);
  banAll(rules.suppressed, logits);
  const std::int64_t begin = text.beginning > 1 || !rules.forcedBegin ? text.beginning : text.beginning + 1;
  if (tokens == begin) banAll(rules.suppressedFirst, logits);
}

std::vector<double> softmaxOf(std::span<const float> logits) {
  const auto top = static_cast<double>(*std::max_element(logits.begin(), logits.end()));
  std::vector<double> probabilities(logits.size());
  double sum = 0;
  for (std::size_t id = 0; id < logits.size(); ++id)
    sum += probabilities[id] = std::exp(static_cast<double>(logits[id]) - top);
  for (double& probability : probabilities) probability /= sum;
  return probabilities;
}

SamplingStages samplingStages(const SamplingSettings& settings, std::span<const float> logits,
                              std::span<const float> allowed) {
  SamplingStages stages;
  const auto at = [&](SamplingStage stage) -> std::vector<double>& {
    return stages.probabilities[static_cast<std::size_t>(stage)];
  };
  at(SamplingStage::Model) = softmaxOf(logits);
  at(SamplingStage::Rules) = softmaxOf(allowed);
  drawable(settings, allowed, [&](SamplingStage stage, const Candidates& left) {
    at(stage) = probabilitiesOf(left, allowed.size());
  });
  return stages;
}

std::int32_t chooseToken(const SamplingSettings& settings, std::span<const float> logits,
                         std::uint64_t step) {
  if (settings.greedy) return largest(logits);
  const Candidates among = drawable(settings, logits, {});
  constexpr double kUnit = 0x1p-53;
  const double drawn = static_cast<double>(RandomNumbers(settings.seed).bits(step) >> 11) * kUnit;
  double left = drawn * sumOf(among);
  for (const Candidate& candidate : among) {
    left -= candidate.weight;
    if (left < 0) return candidate.id;
  }
  return among.back().id;
}

}  // namespace headlight
