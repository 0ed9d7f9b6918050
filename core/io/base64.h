#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headlight {

/// The bytes that base64 text stands for (RFC 4648, section 4, with padding), or nothing if it is malformed.
std::optional<std::string> bytesFromBase64(std::string_view text);

}  // namespace headlight
