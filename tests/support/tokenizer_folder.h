#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include "core/model/model_tokenizer.h"
#include "core/tokenizer/tokenizer_json.h"

namespace headlight {

/// Tokenizer files held in memory by name.
struct TokenizerFilesInMemory {
  std::map<std::string, std::string, std::less<>> files;

  std::shared_ptr<const Tokenizer> load() const { return loadTokenizer(all()); }
  std::shared_ptr<const Tokenizer> loadTarget() const { return loadTargetTokenizer(all()); }

 private:
  TokenizerFiles all() const {
    return {"", [this](std::string_view name) -> std::optional<std::string_view> {
              const auto found = files.find(name);
              if (found == files.end()) return std::nullopt;
              return found->second;
            }};
  }
};

/// The whole file, or an empty text if it is not there.
inline std::string readWholeFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The tokenizer of a folder as the program opens it; nullptr if there is no such folder.
inline std::shared_ptr<const Tokenizer> loadTokenizerFolder(const std::string& folder) {
  if (!std::filesystem::is_directory(folder)) return nullptr;
  return tokenizerOf(ModelFiles::directory(folder));
}

}  // namespace headlight
