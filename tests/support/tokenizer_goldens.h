#pragma once

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/fnv1a.h"
#include "tests/support/tokenizer_folder.h"

namespace headlight {

/// A file of tests/data/tokenizers.
inline std::string tokenizerData(const std::string& name) {
  return readWholeFile(std::string(HEADLIGHT_TEST_DATA) + "/tokenizers/" + name);
}

inline std::vector<std::string> tokenizerDataLines(const std::string& name) {
  std::istringstream stream(tokenizerData(name));
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// A file with a JSON text in each line.
inline std::vector<std::string> tokenizerDataTexts(const std::string& name) {
  std::vector<std::string> texts;
  for (const std::string& line : tokenizerDataLines(name))
    texts.push_back(nlohmann::json::parse(line).get<std::string>());
  return texts;
}

/// As the scripts of tests/reference hash ids.
inline std::string hashOf(const std::vector<std::int32_t>& ids) {
  Fnv1a hash;
  for (const std::int32_t id : ids) hash.addNumber(static_cast<std::uint32_t>(id));
  return hash.text();
}

}  // namespace headlight
