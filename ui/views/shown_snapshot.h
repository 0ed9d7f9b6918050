#pragma once

#include "ui/compute/shown_result.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// The snapshot of a run with what is shown in its place (nullptr: the run itself), and the answers to what
/// was asked of that. The focus is inside what is shown.
Snapshot shownSnapshot(const Snapshot& run, const std::shared_ptr<const ShownResult>& shown,
                       const Answers& answers = {});

}  // namespace headlight
