#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include "core/tokenizer/tokenizer_json.h"

namespace headlight {

/// Tokenizer files held in memory by name.
struct TokenizerFilesInMemory {
  std::map<std::string, std::string, std::less<>> files;

  std::shared_ptr<const Tokenizer> load() const {
    return loadTokenizer({"", [this](std::string_view name) -> std::optional<std::string_view> {
                            const auto found = files.find(name);
                            if (found == files.end()) return std::nullopt;
                            return found->second;
                          }});
  }
};

/// The whole file, or an empty text if it is not there.
inline std::string readWholeFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::shared_ptr<const Tokenizer> loadTokenizerFolder(const std::string& folder) {
  TokenizerFilesInMemory memory;
  for (const char* name :
       {"tokenizer.json", "tokenizer_config.json", "vocab.txt", "vocab.json", "merges.txt"}) {
    const std::string path = folder + "/" + name;
    if (std::filesystem::exists(path)) memory.files[name] = readWholeFile(path);
  }
  return memory.load();
}

}  // namespace headlight
