#include "app/embedded_files.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/training/untrained_twin.h"

namespace headlight {

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
  for (auto& [name, files] : folders) models.push_back(ModelFiles::embedded(name, std::move(files)));
  // The encoder comes first: it is the one that a newcomer meets.
  std::stable_partition(models.begin(), models.end(),
                        [](const ModelFiles& files) { return files.name() == "kjv-encoder"; });
  const std::size_t trained = models.size();
  for (std::size_t i = 0; i < trained; ++i)
    if (auto twin = untrainedTwin(models[i])) models.push_back(std::move(*twin));
  return models;
}

}  // namespace headlight
