#include "core/model/gguf_places.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "core/error.h"
#include "core/io/json_file.h"
#include "core/io/mapped_file.h"

namespace headlight {
namespace {

namespace fs = std::filesystem;

constexpr const char* kModelLayer = "application/vnd.ollama.image.model";

/// What lies in a folder, by ascending name; nothing if it cannot be read.
std::vector<fs::path> entriesOf(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error))
    entries.push_back(entry->path());
  std::sort(entries.begin(), entries.end());
  return entries;
}

bool isModelFile(const fs::path& path) {
  std::error_code error;
  return path.extension() == ".gguf" && !path.filename().string().starts_with("mmproj") &&
         fs::is_regular_file(path, error);
}

/// The digest of the model in a manifest; empty if there is none.
std::string digestIn(const nlohmann::json& manifest) {
  if (!manifest.is_object() || !manifest.contains("layers") || !manifest["layers"].is_array()) return {};
  for (const nlohmann::json& layer : manifest["layers"]) {
    if (!layer.is_object() || layer.value("mediaType", nlohmann::json()) != kModelLayer) continue;
    const nlohmann::json digest = layer.value("digest", nlohmann::json());
    return digest.is_string() ? digest.get<std::string>() : std::string();
  }
  return {};
}

/// The file of the model that a manifest names; empty if there is none.
fs::path blobOf(const fs::path& manifest, const fs::path& blobs) {
  constexpr std::string_view kPrefix = "sha256:";
  std::error_code error;
  if (!fs::is_regular_file(manifest, error)) return {};
  try {
    const auto file = MappedFile::open(manifest.string());
    const std::string digest = file->read([&](std::span<const std::byte> bytes) {
      const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
      return digestIn(parseJson(text, manifest.string()));
    });
    // A digest becomes a part of a path.
    const std::string hash = digest.starts_with(kPrefix) ? digest.substr(kPrefix.size()) : std::string();
    if (hash.empty() || hash.find_first_not_of("0123456789abcdef") != std::string::npos) return {};
    return blobs / ("sha256-" + hash);
  } catch (const Error&) {
    return {};
  }
}

std::string ollamaName(const fs::path& registry, const fs::path& owner, const fs::path& model,
                       const fs::path& tag) {
  const bool usual = registry.filename() == "registry.ollama.ai";
  std::string name = usual ? "" : registry.filename().string() + "/";
  if (!usual || owner.filename() != "library") name += owner.filename().string() + "/";
  return name + model.filename().string() + ":" + tag.filename().string();
}

}  // namespace

bool hasGgufFile(const std::string& folder) {
  const std::vector<fs::path> entries = entriesOf(folder);
  return std::any_of(entries.begin(), entries.end(), isModelFile);
}

std::vector<GgufPlace> ollamaModels(const std::string& folder) {
  std::vector<GgufPlace> models;
  if (folder.empty()) return models;
  const fs::path blobs = fs::path(folder) / "blobs";
  for (const fs::path& registry : entriesOf(fs::path(folder) / "manifests"))
    for (const fs::path& owner : entriesOf(registry))
      for (const fs::path& model : entriesOf(owner))
        for (const fs::path& tag : entriesOf(model)) {
          const fs::path blob = blobOf(tag, blobs);
          if (!blob.empty()) models.push_back({ollamaName(registry, owner, model, tag), blob.string()});
        }
  std::sort(models.begin(), models.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return models;
}

std::vector<GgufPlace> lmStudioModels(const std::string& folder) {
  std::vector<GgufPlace> models;
  if (folder.empty()) return models;
  for (const fs::path& owner : entriesOf(folder)) {
    for (const fs::path& model : entriesOf(owner)) {
      std::vector<fs::path> files = entriesOf(model);
      std::erase_if(files, [](const fs::path& file) { return !isModelFile(file); });
      const std::string name = owner.filename().string() + "/" + model.filename().string();
      for (const fs::path& file : files)
        models.push_back({files.size() == 1 ? name : name + "/" + file.stem().string(), file.string()});
    }
  }
  return models;
}

}  // namespace headlight
