#pragma once

#include <vector>

#include "app/arguments.h"
#include "core/model/next_token.h"

namespace headlight {

/// --temperature, --top-k, --top-p.
const std::vector<OptionSpec>& samplingOptionSpecs();

/// What they and --seed say; greedy where none of them is given. Throws UsageError for numbers that cannot
/// be.
SamplingSettings samplingOption(const Arguments& arguments);

}  // namespace headlight
