#pragma once

#include <QString>

#include "core/analysis/head_habit.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// "previous token, 0.93 of the weight"; "no simple rule".
QString habitText(const HabitEvidence& evidence);

/// What a head does, as a sentence with its evidence: "This head looks one word back (0.93 of the weight)."
/// Below 0.5 it says that there is no simple rule.
QString habitSentence(const HabitEvidence& evidence);

}  // namespace headlight
