#include "core/model/model_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "core/error.h"
#include "core/io/broken_link.h"
#include "core/io/mapped_file.h"

namespace headlight {
namespace {

namespace fs = std::filesystem;

/// The last part of a directory; a snapshot in the Hugging Face cache, whose own name is a hash, is called by
/// its repository: hub/models--ORG--NAME/snapshots/HASH is "ORG/NAME".
std::string nameOfDirectory(const fs::path& directory) {
  const fs::path parent = directory.parent_path();
  std::string repository = parent.parent_path().filename().string();
  constexpr std::string_view kPrefix = "models--";
  if (parent.filename() != "snapshots" || !repository.starts_with(kPrefix))
    return directory.filename().string();
  repository.erase(0, kPrefix.size());
  const std::size_t separator = repository.find("--");
  if (separator != std::string::npos) repository.replace(separator, 2, "/");
  return repository;
}

bool isGguf(const fs::path& path) {
  std::error_code error;
  return path.extension() == ".gguf" && !fs::is_directory(path, error);
}

/// The GGUF files of models in a directory, by ascending name. What adds pictures to a model is none.
std::vector<fs::path> ggufFilesIn(const fs::path& directory) {
  std::vector<fs::path> found;
  std::error_code error;
  fs::directory_iterator entry(directory, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const fs::path& path = entry->path();
    if (isGguf(path) && !path.filename().string().starts_with("mmproj")) found.push_back(path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

[[noreturn]] void refuseSeveral(const std::string& directory, const std::vector<fs::path>& files) {
  std::string names;
  for (const fs::path& file : files) names += (names.empty() ? "" : ", ") + file.filename().string();
  throw Error("%1 has several GGUF files; open one of them: %2.", directory, names);
}

}  // namespace

ModelFiles ModelFiles::open(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return directory(path);
  if (isGguf(path)) return ggufFile(path);
  return looksLikeGguf(MappedFile::open(path)->bytes()) ? ggufFile(path) : directory(path);
}

ModelFiles ModelFiles::ggufFile(const std::string& path, std::string name) {
  ModelFiles files;
  files.m_gguf = readGgufCheckpoint(path);
  files.m_location = path;
  files.m_name = name.empty() ? fs::path(path).stem().string() : std::move(name);
  return files;
}

ModelFiles ModelFiles::directory(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    if (const auto problem = brokenLink(path)) throw Error(*problem);
    if (fs::exists(path, error)) throw Error("%1 is not a directory with a model.", path);
    throw Error("%1 does not exist; a directory with config.json and model.safetensors is expected.", path);
  }
  const fs::directory_iterator readable(path, error);
  if (error) throw Error("%1 cannot be read: %2.", path, systemReason(error));
  ModelFiles files;
  files.m_location = path;
  while (files.m_location.size() > 1 && files.m_location.ends_with('/')) files.m_location.pop_back();
  fs::path absolute = fs::absolute(files.m_location, error).lexically_normal();
  if (!absolute.has_filename()) absolute = absolute.parent_path();  // from "." and ".."
  files.m_name = nameOfDirectory(absolute);
  if (files.contains("config.json")) return files;
  const std::vector<fs::path> models = ggufFilesIn(files.m_location);
  if (models.size() > 1) refuseSeveral(files.m_location, models);
  return models.empty() ? files : ggufFile(models.front().string(), files.m_name);
}

ModelFiles ModelFiles::embedded(std::string name,
                                std::vector<std::pair<std::string, std::span<const std::byte>>> files) {
  ModelFiles result;
  result.m_name = std::move(name);
  result.m_location = "embedded";
  result.m_embedded = std::move(files);
  return result;
}

ModelFiles ModelFiles::made(std::string name, std::shared_ptr<MadeFiles> files) {
  ModelFiles result;
  result.m_name = std::move(name);
  result.m_location = "embedded";
  result.m_made = std::move(files);
  return result;
}

std::vector<std::string> ModelFiles::embeddedNames() const {
  if (m_made) return m_made->names;
  std::vector<std::string> names;
  for (const auto& entry : m_embedded) names.push_back(entry.first);
  return names;
}

ModelFiles ModelFiles::as(std::string modelType) const {
  ModelFiles files = *this;
  files.m_family = std::move(modelType);
  return files;
}

bool ModelFiles::contains(std::string_view file) const {
  if (isEmbedded()) {
    const std::vector<std::string> names = embeddedNames();
    return std::find(names.begin(), names.end(), file) != names.end();
  }
  if (m_gguf) return m_gguf->files.contains(file);
  std::error_code error;
  // A link that leads to nothing is there too; who opens it is told so.
  return fs::symlink_status(fs::path(m_location) / file, error).type() != fs::file_type::not_found;
}

std::optional<FileBytes> ModelFiles::find(std::string_view file) const {
  if (m_made && contains(file)) {
    std::call_once(m_made->once, [this] { m_made->files = m_made->make(); });
    const std::string& text = m_made->files.find(file)->second;
    return FileBytes{std::as_bytes(std::span(text)), nullptr, m_name + "/" + std::string(file)};
  }
  if (isEmbedded()) {
    for (const auto& [name, bytes] : m_embedded)
      if (name == file) return FileBytes{bytes, nullptr, m_name + "/" + name};
    return std::nullopt;
  }
  if (!contains(file)) return std::nullopt;
  if (m_gguf) {
    const std::string& text = m_gguf->files.find(file)->second;
    return FileBytes{std::as_bytes(std::span(text)), nullptr, m_location + " (as " + std::string(file) + ")"};
  }
  const std::string path = (fs::path(m_location) / file).string();
  auto mapped = MappedFile::open(path);
  const auto bytes = mapped->bytes();
  return FileBytes{bytes, std::move(mapped), path};
}

}  // namespace headlight
