#pragma once

#include <cstdint>
#include <string>

#include "core/message.h"

namespace headlight {

/// Where the system says how much memory there is; other files in tests.
struct MemoryPlaces {
  std::string memoryInfo = "/proc/meminfo";         // "MemAvailable:   12345 kB"
  std::string processGroups = "/proc/self/cgroup";  // "0::/user.slice", or "4:memory:/user" of version 1
  std::string groupRoot = "/sys/fs/cgroup";         // GROUP/memory.max, .current and .stat below it
};

/// Bytes that this process can still take without swapping or being stopped: what the system has available,
/// less where a control group or a limit of the process (RLIMIT_AS, RLIMIT_DATA) leaves less. The largest
/// number if nothing is known.
std::int64_t availableMemory(const MemoryPlaces& places = {});

/// Throws Error "WHAT would take 12.0 GB of memory, and 7.3 GB are free." if `bytes` are more than that. Less
/// than 64 MB are never refused.
void requireMemory(std::uint64_t bytes, const Message& what);

/// Bytes that a new file at this path may have: the free space of the folder's disk. The largest number if
/// nothing is known.
std::int64_t availableDisk(const std::string& path);

/// "1.5 GB", by powers of 1000.
std::string byteText(std::int64_t bytes);

}  // namespace headlight
