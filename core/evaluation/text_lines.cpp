#include "core/evaluation/text_lines.h"

#include "core/evaluation/json_lines.h"

namespace headlight {

std::vector<std::string> readTextLines(const std::string& path) {
  std::vector<std::string> texts;
  forEachJsonLine(path, [&](const JsonLine& line) { texts.push_back(line.text("text")); });
  return texts;
}

}  // namespace headlight
