#pragma once

#include <string>

#include "core/io/json_fields.h"
#include "core/tokenizer/text/text_pattern.h"

namespace headlight {

/// The "pattern" of a Split or a Replace: {"String": "..."} or {"Regex": "..."}. Throws Error.
TextPattern textPatternFromJson(const JsonFields& fields, const std::string& path);

}  // namespace headlight
