#include "core/analysis/head_habit.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace headlight {
namespace {

constexpr double enough = 0.5;
// Fewer repeated tokens are no evidence for a rule about them.
constexpr std::int64_t enoughRepeats = 4;

// A number without meaning is no evidence.
HabitEvidence evidenceOf(HeadHabit habit, double share, bool counts = true) {
  return {habit, counts && !std::isnan(share) ? share : 0};
}

HabitEvidence strongest(const std::vector<HabitEvidence>& rules) {
  return *std::max_element(rules.begin(), rules.end(),
                           [](const HabitEvidence& a, const HabitEvidence& b) { return a.share < b.share; });
}

}  // namespace

HabitEvidence habitOf(const HeadStatistics& head) {
  const HabitEvidence place = strongest({
      evidenceOf(HeadHabit::Previous, head.previous),
      evidenceOf(HeadHabit::Self, head.self),
      evidenceOf(HeadHabit::Next, head.next),
      evidenceOf(HeadHabit::First, head.firstToken),
      evidenceOf(HeadHabit::Duplicate, head.duplicate, head.duplicateRows >= enoughRepeats),
      evidenceOf(HeadHabit::Induction, head.induction, head.inductionRows >= enoughRepeats),
  });
  if (place.share >= enough) return place;
  const HabitEvidence kind = strongest({evidenceOf(HeadHabit::Special, head.specialTokens),
                                        evidenceOf(HeadHabit::Punctuation, head.punctuation)});
  if (kind.share >= enough) return kind;
  return {HeadHabit::None, std::max(place.share, kind.share)};
}

const char* nameOf(HeadHabit habit) {
  switch (habit) {
    case HeadHabit::None:
      return "no simple rule";
    case HeadHabit::Previous:
      return "previous token";
    case HeadHabit::Self:
      return "same token";
    case HeadHabit::Next:
      return "next token";
    case HeadHabit::First:
      return "first token";
    case HeadHabit::Duplicate:
      return "same word before";
    case HeadHabit::Induction:
      return "after the same word";
    case HeadHabit::Special:
      return "special tokens";
    case HeadHabit::Punctuation:
      return "punctuation";
  }
  return "";
}

std::string wordsOf(const HabitEvidence& evidence) {
  if (evidence.habit == HeadHabit::None) return nameOf(evidence.habit);
  char share[16];
  std::snprintf(share, sizeof(share), "%.2f", evidence.share);
  return std::string(nameOf(evidence.habit)) + ", " + share + " of the weight";
}

}  // namespace headlight
