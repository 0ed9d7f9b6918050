#pragma once

#include <memory>

#include "core/parallel/execution.h"
#include "ui/compute/question.h"

namespace headlight {

/// Asks for the same run with the positional encoding switched the other way: a Trace.
Question positionCounterpartQuestion();

/// That run: off where the result has it, on where it has not. nullptr where there is no
/// model to run. Throws Error, Cancelled; waits while the model runs for
/// another.
std::shared_ptr<const Trace> runPositionCounterpart(const RunResult& result, const Execution& execution);

}  // namespace headlight
