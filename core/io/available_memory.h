#pragma once

#include <cstdint>
#include <string>

namespace headlight {

/// Bytes that the system could hand out now without swapping (MemAvailable of /proc/meminfo, or all of the
/// physical memory where that cannot be read), within the limit of the process's address space.
std::uint64_t availableMemory();

/// Throws Error "NAME needs 12.0 GB of memory, and 7.3 GB are free." if `bytes` are more than that.
void requireMemory(std::uint64_t bytes, const std::string& name);

}  // namespace headlight
