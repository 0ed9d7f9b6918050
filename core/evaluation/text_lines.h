#pragma once

#include <string>
#include <vector>

namespace headlight {

/// Documents of one kind.
struct TextKind {
  std::string kind;
  std::vector<std::string> texts;
};

/// The documents of a file of JSON lines, by their kind in the order in which kinds appear, see
/// resources/evaluation/bilingual-decoder/README.md:
///   kind  text
///   text  the document
/// Throws Error naming file, line and field.
std::vector<TextKind> readTextLines(const std::string& path);

}  // namespace headlight
