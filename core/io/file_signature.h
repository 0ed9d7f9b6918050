#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/message.h"

namespace headlight {

/// What a file that Headlight does not read is by its first bytes, in words that fit behind "found": "a PNG
/// image", "a PyTorch file, which is a Python pickle; ..."; empty for bytes that begin as no known format
/// does. Names the files that people try in place of an array; a text is none of them.
Message foreignFormat(std::span<const std::byte> bytes);

/// What `foreignFormat` says, or "binary data" for bytes that are no text in UTF-8 or UTF-16 either; empty
/// for what may be a text.
Message notText(std::span<const std::byte> bytes);

}  // namespace headlight
