#pragma once

#include "core/parallel/execution.h"
#include "ui/compute/shown_draft.h"

namespace headlight {

/// The step that merges tokens into words: rows averaged, columns summed. A word stands for all of its
/// tokens; its last one is meant where it is chosen.
void showWords(ShownDraft& draft, const Execution& execution);

}  // namespace headlight
