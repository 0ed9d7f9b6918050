#pragma once

#include <string>
#include <vector>

#include "app/arguments.h"

namespace headlight {

/// The value of --out. Throws UsageError if it is missing or its extension, without case, is none of these.
std::string dataOutputOption(const Arguments& arguments, const std::vector<const char*>& extensions);

}  // namespace headlight
