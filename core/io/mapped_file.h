#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace headlight {

/// The bytes of a file, mapped for reading: they are read from disk when first touched and cost no memory
/// that the system could not take back. Immutable; bytes() is valid as long as the object lives and may be
/// read from any thread. The file must not be made shorter meanwhile.
class MappedFile {
 public:
  /// Throws Error naming the file and the reason (not there, a directory, not allowed).
  static std::shared_ptr<const MappedFile> open(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<const std::byte> bytes() const { return m_bytes; }

 private:
  MappedFile() = default;
  std::span<const std::byte> m_bytes;
};

}  // namespace headlight
