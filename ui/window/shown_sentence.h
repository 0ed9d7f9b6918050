#pragma once

#include <QString>

#include "ui/compute/shown_result.h"

namespace headlight {

/// What is shown in place of a run's own patterns and tokens, in sentences; empty where the run itself is
/// (nullptr).
QString shownSentence(const ShownResult* shown);

/// A source's name with what is shown of it, for a title: "rollout of gpt2, by words".
QString shownName(const QString& source, const ShownResult* shown);

}  // namespace headlight
