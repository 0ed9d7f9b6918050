#pragma once

#include <vector>

#include "app/arguments.h"
#include "core/model/run_changes.h"

namespace headlight {

/// --positions, --decoder-positions, --decoder-attention-mask, --mask, --switch-off, --block, --cut,
/// --decoder-cut, --without-positions, --score-scale: how a run is changed.
const std::vector<OptionSpec>& changeOptionSpecs();

/// Throws UsageError naming the option for a value that is malformed.
RunChanges readChanges(const Arguments& arguments);

/// "1,1,0" of an option; Error for other numbers.
std::vector<std::uint8_t> maskOption(const Arguments& arguments, const char* name);

}  // namespace headlight
