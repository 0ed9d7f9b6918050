#pragma once

#include <optional>
#include <string>

namespace headlight {

/// A sentence for a path that is a symbolic link but leads to nothing or to itself, as an interrupted
/// download leaves it; nothing for all other paths.
std::optional<std::string> brokenLink(const std::string& path);

}  // namespace headlight
