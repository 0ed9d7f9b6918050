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

}  // namespace

ModelFiles ModelFiles::directory(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    if (const auto problem = brokenLink(path)) throw Error(*problem);
    if (fs::exists(path, error)) throw Error(path + " is not a directory with a model.");
    throw Error(path + " does not exist; a directory with config.json and model.safetensors is expected.");
  }
  const fs::directory_iterator readable(path, error);
  if (error) throw Error(path + " cannot be read: " + error.message() + ".");
  ModelFiles files;
  files.m_location = path;
  while (files.m_location.size() > 1 && files.m_location.ends_with('/')) files.m_location.pop_back();
  fs::path absolute = fs::absolute(files.m_location, error).lexically_normal();
  if (!absolute.has_filename()) absolute = absolute.parent_path();  // from "." and ".."
  files.m_name = nameOfDirectory(absolute);
  return files;
}

ModelFiles ModelFiles::embedded(std::string name,
                                std::vector<std::pair<std::string, std::span<const std::byte>>> files) {
  ModelFiles result;
  result.m_name = std::move(name);
  result.m_location = "embedded";
  result.m_embedded = std::move(files);
  return result;
}

ModelFiles ModelFiles::as(std::string modelType) const {
  ModelFiles files = *this;
  files.m_family = std::move(modelType);
  return files;
}

bool ModelFiles::contains(std::string_view file) const {
  if (isEmbedded())
    return std::any_of(m_embedded.begin(), m_embedded.end(),
                       [&](const auto& entry) { return entry.first == file; });
  std::error_code error;
  // A link that leads to nothing is there too; who opens it is told so.
  return fs::symlink_status(fs::path(m_location) / file, error).type() != fs::file_type::not_found;
}

std::optional<FileBytes> ModelFiles::find(std::string_view file) const {
  if (isEmbedded()) {
    for (const auto& [name, bytes] : m_embedded)
      if (name == file) return FileBytes{bytes, nullptr, m_name + "/" + name};
    return std::nullopt;
  }
  if (!contains(file)) return std::nullopt;
  const std::string path = (fs::path(m_location) / file).string();
  auto mapped = MappedFile::open(path);
  const auto bytes = mapped->bytes();
  return FileBytes{bytes, std::move(mapped), path};
}

}  // namespace headlight
