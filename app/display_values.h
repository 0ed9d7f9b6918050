#pragma once

#include <vector>

#include "app/arguments.h"
#include "ui/session/display_options.h"

namespace headlight {

/// --colours, --scale, --range, --leave-out and --pooling: how a picture is coloured.
std::vector<OptionSpec> displayOptionSpecs();
/// What is not asked for is as in `standard`. Throws UsageError, naming the option, for a value that is none
/// of those it may have.
DisplayOptions displayOptionsOf(const Arguments& arguments, const DisplayOptions& standard = {});

}  // namespace headlight
