#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/error.h"
#include "core/io/mapping_guard.h"

namespace headlight {

/// The bytes of a file, mapped for reading: they are read from disk when first touched and cost no memory
/// that the system could not take back. Immutable; bytes() is valid as long as the object lives and may be
/// read from any thread. If somebody makes the file shorter meanwhile, what is gone reads as zeros; call
/// throwIfShorter() after reading.
class MappedFile {
 public:
  /// Throws Error naming the file and the reason (not there, a directory, not allowed).
  static std::shared_ptr<const MappedFile> open(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<const std::byte> bytes() const { return m_bytes; }

  /// Throws Error naming the file if it has become shorter than it was when it was opened.
  void throwIfShorter() const;
  /// What `read(bytes())` gives. If the file became shorter meanwhile, that is what is said, and not what the
  /// zeros in its place looked like.
  template <typename Read>
  auto read(Read read) const {
    try {
      auto result = read(bytes());
      throwIfShorter();
      return result;
    } catch (const Error&) {
      throwIfShorter();
      throw;
    }
  }

 private:
  MappedFile() = default;
  std::string m_path;
  std::span<const std::byte> m_bytes;
  std::uint64_t m_device = 0;  // which file it is, whatever is at its path by now
  std::uint64_t m_number = 0;
  std::optional<MappingGuard> m_guard;
};

}  // namespace headlight
