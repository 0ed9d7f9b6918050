#pragma once

#include <string>
#include <vector>

namespace headlight {

/// The documents of a file of JSON lines, each with a field `text`, see
/// resources/evaluation/bilingual-decoder/README.md. Throws Error naming file, line and field.
std::vector<std::string> readTextLines(const std::string& path);

}  // namespace headlight
