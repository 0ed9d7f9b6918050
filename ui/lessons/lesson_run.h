#pragma once

#include "ui/compute/compute_services.h"
#include "ui/lessons/lesson.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// What the window shows of a step, computed here and now, without answers to questions. Throws Error where
/// the step's model, text or focus is not there, and Cancelled.
Snapshot runStep(const LessonStep& step, const ComputeServices& services, const Execution& execution);

/// What the step's claims say that is not so, a sentence for each.
QStringList brokenClaims(const LessonStep& step, const Snapshot& shown, const Execution& execution);

}  // namespace headlight
