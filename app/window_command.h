#pragma once

#include <string>
#include <vector>

#include "app/arguments.h"

namespace headlight {

const std::vector<OptionSpec>& windowOptionSpecs();

/// Opens the window, with a file if one is named, and returns its exit status once it is closed. Throws
/// UsageError for more than one file, Error for a file that is not there and where there is no display.
int runWindow(const std::vector<std::string>& words);

}  // namespace headlight
