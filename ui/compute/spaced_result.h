#pragma once

#include <memory>

#include "ui/compute/run_result.h"

namespace headlight {

/// The same run with labels that show the spaces of tokens (showSpaces()); its numbers are the run's own.
std::shared_ptr<const RunResult> spacedResult(const std::shared_ptr<const RunResult>& run);

/// The run with labels as they are.
inline const RunResult& plainResult(const RunResult& run) { return run.plain ? *run.plain : run; }

}  // namespace headlight
