#pragma once

#include <string>

#include "core/analysis/head_statistics.h"

namespace headlight {

/// What a head does, as far as one simple rule says it.
enum class HeadHabit { None, Previous, Self, Next, First, Duplicate, Induction, Special, Punctuation };

/// A habit with its evidence: the share of the weight that the rule accounts for, mean over the queries that
/// it applies to.
struct HabitEvidence {
  HeadHabit habit = HeadHabit::None;
  double share = 0;
};

/// The rule that has the largest share, at least 0.5; otherwise None with the largest share of any. Rules
/// that name a place (the token before, the token itself, the next, the first, an equal one, what followed
/// it) go before those that name a kind of token (special, punctuation), since the first token is often a
/// special one. Equal and following tokens count only where at least four queries have such.
HabitEvidence habitOf(const HeadStatistics& head);

/// "previous token"; "no simple rule". English and static.
const char* nameOf(HeadHabit habit);

/// "previous token, 0.93 of the weight", or "no simple rule".
std::string wordsOf(const HabitEvidence& evidence);

}  // namespace headlight
