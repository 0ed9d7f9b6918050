#include "core/model/model_library.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "core/error.h"
#include "core/io/broken_link.h"
#include "core/io/mapped_file.h"
#include "core/model/gguf_places.h"

namespace headlight {
namespace {

namespace fs = std::filesystem;

/// An empty variable counts as unset, as the XDG base directory specification has it.
std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

// A link that leads to nothing counts, so that who opens the model is told of the incomplete download.
bool hasConfig(const fs::path& directory) {
  std::error_code error;
  const fs::path file = directory / "config.json";
  return fs::is_regular_file(file, error) || brokenLink(file.string()).has_value();
}

/// Whether a folder of the data home has a model.
bool hasModel(const fs::path& directory) { return hasConfig(directory) || hasGgufFile(directory.string()); }

/// Folders in `directory`, by ascending name; none if it cannot be read.
std::vector<fs::path> foldersIn(const std::string& directory) {
  std::vector<fs::path> folders;
  if (directory.empty()) return folders;
  std::error_code error;
  fs::directory_iterator entry(directory, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_directory(ignored)) folders.push_back(entry->path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

/// The hash in refs/main, if the file is there and is one.
std::string mainRevision(const fs::path& repository) {
  const fs::path file = repository / "refs" / "main";
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return {};
  try {
    const auto mapped = MappedFile::open(file.string());
    const auto bytes = mapped->bytes();
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const std::string_view hash = text.substr(0, text.find_first_not_of("0123456789abcdef"));
    return hash.size() <= 64 ? std::string(hash) : std::string();
  } catch (const Error&) {
    return {};
  }
}

/// The snapshot of the main branch, or else the newest one, among those with a config.json.
std::optional<fs::path> snapshotOf(const fs::path& repository) {
  const fs::path snapshots = repository / "snapshots";
  if (const std::string hash = mainRevision(repository); !hash.empty() && hasConfig(snapshots / hash))
    return snapshots / hash;
  std::optional<fs::path> newest;
  fs::file_time_type newestTime;
  for (const fs::path& snapshot : foldersIn(snapshots.string())) {
    std::error_code error;
    const auto time = fs::last_write_time(snapshot, error);
    if (error || !hasConfig(snapshot) || (newest && time <= newestTime)) continue;
    newest = snapshot;
    newestTime = time;
  }
  return newest;
}

/// "models--ORG--NAME" is ORG/NAME; nothing for data sets and other folders.
std::optional<std::string> repositoryName(const std::string& folder) {
  constexpr std::string_view kPrefix = "models--";
  if (!folder.starts_with(kPrefix)) return std::nullopt;
  std::string name = folder.substr(kPrefix.size());
  if (const std::size_t separator = name.find("--"); separator != std::string::npos)
    name.replace(separator, 2, "/");
  return name;
}

/// The part after the last slash: many people know openai-community/gpt2 as gpt2.
std::string shortName(const std::string& name) { return name.substr(name.rfind('/') + 1); }

bool looksLikePath(const std::string& text) {
  return text.starts_with('/') || text.starts_with("./") || text.starts_with("../") || text == "." ||
         text == ".." || text.ends_with('/');
}

}  // namespace

LibraryPaths LibraryPaths::fromEnvironment() {
  const std::string home = variable("HOME").value_or("");
  const std::string dataHome = variable("XDG_DATA_HOME").value_or(home + "/.local/share");
  const std::string cacheHome = variable("XDG_CACHE_HOME").value_or(home + "/.cache");
  const std::string huggingFace = variable("HF_HOME").value_or(cacheHome + "/huggingface");
  return {dataHome + "/headlight/models",
          variable("HF_HUB_CACHE").value_or(huggingFace + "/hub"),
          variable("OLLAMA_MODELS").value_or(home + "/.ollama/models"),
          {home + "/.lmstudio/models", cacheHome + "/lm-studio/models"}};
}

ModelLibrary::ModelLibrary(std::vector<ModelFiles> embedded, LibraryPaths paths)
    : m_embedded(std::move(embedded)), m_paths(std::move(paths)) {}

std::vector<ModelEntry> ModelLibrary::list() const {
  std::vector<ModelEntry> entries;
  for (const ModelFiles& files : m_embedded)
    entries.push_back({files.name(), {}, ModelEntry::Place::Embedded});
  for (const fs::path& folder : foldersIn(m_paths.dataHome))
    if (hasModel(folder))
      entries.push_back({folder.filename().string(), folder.string(), ModelEntry::Place::DataHome});
  for (const fs::path& folder : foldersIn(m_paths.huggingFaceCache)) {
    const auto name = repositoryName(folder.filename().string());
    if (!name) continue;
    if (const auto snapshot = snapshotOf(folder))
      entries.push_back({*name, snapshot->string(), ModelEntry::Place::HuggingFaceCache});
  }
  for (GgufPlace& model : ollamaModels(m_paths.ollama))
    entries.push_back({std::move(model.name), std::move(model.path), ModelEntry::Place::Ollama});
  for (const std::string& folder : m_paths.lmStudio) {
    for (GgufPlace& model : lmStudioModels(folder))
      entries.push_back({std::move(model.name), std::move(model.path), ModelEntry::Place::LmStudio});
  }
  return entries;
}

ModelFiles ModelLibrary::open(const std::string& nameOrDirectory) const {
  std::error_code error;
  const bool isFile = nameOrDirectory.ends_with(".gguf") && fs::exists(nameOrDirectory, error);
  if (looksLikePath(nameOrDirectory) || isFile || fs::is_directory(nameOrDirectory, error))
    return ModelFiles::open(nameOrDirectory);
  const std::vector<ModelEntry> entries = list();
  for (const ModelEntry& entry : entries)
    if (entry.name == nameOrDirectory || entry.name == nameOrDirectory + ":latest") return open(entry);
  for (const ModelEntry& entry : entries)
    if (shortName(entry.name) == nameOrDirectory) return open(entry);
  std::string known;
  for (const ModelEntry& entry : entries) known += (known.empty() ? "" : ", ") + entry.name;
  if (known.empty())
    throw Error(
        "There is no model \"%1\": no directory of that name, and none among the embedded models, in %2 and "
        "in %3, where no models were found.",
        nameOrDirectory, m_paths.dataHome, m_paths.huggingFaceCache);
  throw Error(
      "There is no model \"%1\": no directory of that name, and none among the embedded models, in %2 and in "
      "%3; known are %4.",
      nameOrDirectory, m_paths.dataHome, m_paths.huggingFaceCache, known);
}

ModelFiles ModelLibrary::open(const ModelEntry& entry) const {
  const bool gguf = entry.place == ModelEntry::Place::Ollama || entry.place == ModelEntry::Place::LmStudio;
  if (gguf) return ModelFiles::ggufFile(entry.directory, entry.name);
  if (entry.place != ModelEntry::Place::Embedded) return ModelFiles::directory(entry.directory);
  for (const ModelFiles& files : m_embedded)
    if (files.name() == entry.name) return files;
  throw Error("There is no embedded model \"%1\".", entry.name);
}

}  // namespace headlight
