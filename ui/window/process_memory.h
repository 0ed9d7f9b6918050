#pragma once

#include <cstdint>

namespace headlight {

/// Memory that this process has resident now, in bytes; 0 where the system does not tell.
std::int64_t residentBytes();

}  // namespace headlight
