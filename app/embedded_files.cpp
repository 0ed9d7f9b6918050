#include "app/embedded_files.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/training/untrained_twin.h"

namespace headlight {
namespace {

/// The order in which they are told about: the one that a newcomer meets comes first. The build takes those
/// that are there.
constexpr std::array kOrder{"english-encoder", "bilingual-decoder", "chinese-english"};

}  // namespace

std::vector<ModelFiles> embeddedModels() {
  std::map<std::string, std::vector<std::pair<std::string, std::span<const std::byte>>>> folders;
  for (const EmbeddedFile* file = embeddedFileTable; file->path != nullptr; ++file) {
    const std::string_view path = file->path;
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) continue;  // a file beside the models' folders
    folders[std::string(path.substr(0, slash))].emplace_back(
        path.substr(slash + 1), std::span<const std::byte>(file->begin, file->end));
  }
  std::vector<ModelFiles> models;
  const auto take = [&](const std::string& name) {
    auto folder = folders.extract(name);
    if (folder.empty()) return;
    models.push_back(ModelFiles::embedded(name, std::move(folder.mapped())));
    if (auto twin = untrainedTwin(models.back())) models.push_back(std::move(*twin));
  };
  for (const char* name : kOrder) take(name);
  while (!folders.empty()) take(folders.begin()->first);
  return models;
}

}  // namespace headlight
