#pragma once

#include <optional>
#include <string>

#include "core/message.h"

namespace headlight {

/// A sentence for a path that is a symbolic link but leads to nothing or to itself, as an interrupted
/// download leaves it; nothing for all other paths.
std::optional<Message> brokenLink(const std::string& path);

/// Throws Error "PATH cannot be read: REASON." for an errno, or what brokenLink() says of the path.
[[noreturn]] void throwUnreadable(const std::string& path, int error);

}  // namespace headlight
