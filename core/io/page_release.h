#pragma once

#include <cstddef>
#include <span>

namespace headlight {

/// Gives the whole pages inside `bytes` back to the system; they are read from the file again when somebody
/// looks. Precondition: `bytes` lies in a read-only mapping of a file.
void releasePages(std::span<const std::byte> bytes);

}  // namespace headlight
