#pragma once

#include <cstdint>
#include <string>

#include "core/arrays/attention_export.h"

namespace headlight {

/// Bytes that a file of so many weights has at least: text is counted at its shortest.
double leastFileBytes(DataFormat format, double cells);

/// Throws Error if a file at this path would have more bytes than its disk has free: before anything is
/// computed for it, and before anything is written.
void requireOutputRoom(const std::string& file, double bytes);

}  // namespace headlight
