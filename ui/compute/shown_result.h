#pragma once

#include <memory>

#include "ui/compute/run_result.h"
#include "ui/compute/shown_places.h"
#include "ui/compute/shown_request.h"

namespace headlight {

struct GradientMemory;

/// What is shown of a run in its place: a RunResult of the same model and input with other patterns, and
/// possibly other tokens. Immutable, shared.
struct ShownResult {
  std::shared_ptr<const RunResult> result;  // never nullptr
  ShownPlaces places;                       // where the run's heads and tokens are in it
  ShownWords words;                         // what stands for the run's tokens where they are listed
};

/// Makes what is asked for of a run: the one way to it, for the window, for files and for the command line.
/// nullptr where the run is shown as it is. A kind of attention of which it cannot be made is left out, and
/// RunResult::missing says why. `gradients` keeps what the next gradients of the model go on from. Off the
/// GUI thread. Throws Cancelled, and Error if ICU fails.
std::shared_ptr<const ShownResult> showAs(const std::shared_ptr<const RunResult>& run,
                                          const ShownRequest& request, const Execution& execution,
                                          GradientMemory* gradients = nullptr);

}  // namespace headlight
