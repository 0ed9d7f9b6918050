#include "core/evaluation/text_lines.h"

#include <algorithm>

#include "core/evaluation/json_lines.h"

namespace headlight {

std::vector<TextKind> readTextLines(const std::string& path) {
  std::vector<TextKind> kinds;
  forEachJsonLine(path, [&](const JsonLine& line) {
    const std::string kind = line.text("kind");
    const auto isOfKind = [&](const TextKind& one) { return one.kind == kind; };
    auto found = std::find_if(kinds.begin(), kinds.end(), isOfKind);
    if (found == kinds.end()) found = kinds.insert(kinds.end(), {kind, {}});
    found->texts.push_back(line.text("text"));
  });
  return kinds;
}

}  // namespace headlight
