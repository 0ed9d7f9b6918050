#pragma once

#include "ui/views/anatomy/anatomy_stage.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// So many keys have columns of their own at most.
constexpr std::int64_t anatomyColumns = 48;

/// The computation of the token and the head in focus as stages with numbers, from the answers to
/// anatomyQuestions() and the trace; a problem where there is none, or an answer is missing.
AnatomyContent anatomyContent(const Snapshot& snapshot);

}  // namespace headlight
