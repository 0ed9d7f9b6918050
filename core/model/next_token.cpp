#include "core/model/next_token.h"

#include <algorithm>
#include <cmath>
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
  double weight = 0;  // in proportion to its probability
};

// By falling logits, and of equal ones by rising ids.
std::vector<Candidate> candidates(const SamplingSettings& settings, std::span<const float> logits) {
  std::vector<std::int32_t> order;
  for (std::size_t id = 0; id < logits.size(); ++id)
    if (logits[id] > kNever) order.push_back(static_cast<std::int32_t>(id));
  const auto logit = [&](std::int32_t id) { return logits[static_cast<std::size_t>(id)]; };
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    return logit(a) != logit(b) ? logit(a) > logit(b) : a < b;
  });
  const auto count = static_cast<std::size_t>(settings.topK);
  // Those equal to the last one that is kept stay too.
  if (count > 0 && count < order.size()) {
    const float least = logit(order[count - 1]);
    while (order.size() > count && logit(order.back()) < least) order.pop_back();
  }
  std::vector<Candidate> made;
  for (const std::int32_t id : order) {
    const double distance = static_cast<double>(logit(id)) - static_cast<double>(logit(order.front()));
    made.push_back({id, std::exp(distance / settings.temperature)});
  }
  return made;
}

double sumOf(const std::vector<Candidate>& candidates) {
  double sum = 0;
  for (const Candidate& candidate : candidates) sum += candidate.weight;
  return sum;
}

void keepLikely(double topP, std::vector<Candidate>& candidates) {
  if (topP >= 1) return;
  const double spare = (1 - topP) * sumOf(candidates);
  double tail = 0;
  while (candidates.size() > 1 && (tail += candidates.back().weight) <= spare) candidates.pop_back();
}

std::int32_t largest(std::span<const float> logits) {
  return static_cast<std::int32_t>(std::max_element(logits.begin(), logits.end()) - logits.begin());
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

std::int32_t chooseToken(const SamplingSettings& settings, std::span<const float> logits,
                         std::uint64_t step) {
  if (settings.greedy) return largest(logits);
  std::vector<Candidate> among = candidates(settings, logits);
  if (among.empty()) return largest(logits);
  keepLikely(settings.topP, among);
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
