#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/io/mapped_file.h"
#include "core/model/gguf_checkpoint.h"

namespace headlight {

/// The bytes of one file, kept valid by `file`.
struct FileBytes {
  std::span<const std::byte> bytes;
  std::shared_ptr<const MappedFile> file;  // nullptr for bytes linked into the program
  std::string path;                        // what messages call the file
  std::string_view text() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
  /// What `read()` makes of the bytes; an Error of MappedFile if the file became shorter meanwhile.
  template <typename Read>
  auto checked(Read read) const {
    return file ? file->read([&](std::span<const std::byte>) { return read(); }) : read();
  }
};

/// Files that are made when one of them is first asked for, and then kept.
struct MadeFiles {
  std::vector<std::string> names;
  std::function<std::map<std::string, std::string, std::less<>>()> make;  // each of the names
  std::once_flag once = {};
  std::map<std::string, std::string, std::less<>> files = {};
};

/// The files of one checkpoint, wherever they are: a directory (mapped when asked for), bytes in the program,
/// or a GGUF file, which has the checkpoint's files in its own way.
class ModelFiles {
 public:
  /// A directory, or a GGUF file. Throws Error as the two others do.
  static ModelFiles open(const std::string& path);
  /// One without config.json and with a GGUF file stands for that file. Throws Error if the path is not a
  /// readable directory, or has several GGUF files.
  static ModelFiles directory(const std::string& path);
  /// `name` is what the model is called; empty: as the file. Throws Error as readGgufCheckpoint() does.
  static ModelFiles ggufFile(const std::string& path, std::string name = {});
  static ModelFiles embedded(std::string name,
                             std::vector<std::pair<std::string, std::span<const std::byte>>> files);

  /// Beside embedded ones, under a name of their own.
  static ModelFiles made(std::string name, std::shared_ptr<MadeFiles> files);

  const std::string& name() const { return m_name; }          // last part of the path, or the embedded name
  const std::string& location() const { return m_location; }  // the directory or file, or "embedded"
  /// nullptr unless it is a GGUF file. What find() gives is valid as long as this is kept.
  const std::shared_ptr<const GgufCheckpoint>& gguf() const { return m_gguf; }
  bool isEmbedded() const { return m_made || !m_embedded.empty(); }
  /// What find() points into and nothing else keeps: valid as long as this is; nullptr for the other kinds.
  std::shared_ptr<const void> kept() const { return m_made; }
  /// Every file of an embedded model, by name.
  std::vector<std::string> embeddedNames() const;
  /// The same files, to be read as a family of this model_type whatever config.json says.
  ModelFiles as(std::string modelType) const;
  const std::string& family() const { return m_family; }  // that model_type; empty: what config.json says
  bool contains(std::string_view file) const;
  /// std::nullopt if there is no such file. Throws Error if it is there but cannot be read, or is a link to
  /// nothing.
  std::optional<FileBytes> find(std::string_view file) const;

 private:
  std::string m_name;
  std::string m_location;
  std::string m_family;
  std::vector<std::pair<std::string, std::span<const std::byte>>> m_embedded;
  std::shared_ptr<const GgufCheckpoint> m_gguf;
  std::shared_ptr<MadeFiles> m_made;
};

}  // namespace headlight
