#pragma once

#include "core/parallel/execution.h"
#include "ui/compute/shown_draft.h"

namespace headlight {

/// The step that puts a derived pattern in place of the heads' own.
void showDerivedPattern(ShownDraft& draft, const Execution& execution);

}  // namespace headlight
