#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

// The JSON library is large: include this header from .cpp files only.

namespace headlight {

struct JsonOptions {
  /// Arrays and objects inside one another; deeper ones are refused, so that no reader runs out of stack.
  int maxDepth = 128;
  /// Off, the last one of several equal keys counts, as in Python.
  bool refuseDuplicateKeys = false;
};

/// Parses a JSON file that is already in memory. `file` is what messages call it.
/// Throws Error in one sentence with the place for anything that is not JSON in valid UTF-8, for a NUL byte,
/// and for nesting deeper than the limit.
nlohmann::json parseJson(std::string_view text, const std::string& file, const JsonOptions& options = {});

/// Hands the events of parsing to `events`, whose parse_error() must throw the exception it is given; for
/// files whose tree would be too large. Throws as parseJson.
void walkJson(std::string_view text, const std::string& file, nlohmann::json::json_sax_t& events);

}  // namespace headlight
