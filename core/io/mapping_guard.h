#pragma once

#include <cstddef>
#include <span>

namespace headlight {

/// Keeps a program alive that reads a mapped file which somebody makes shorter meanwhile. The system answers
/// such a read with the signal SIGBUS, and its default is to end the program. While a guard lives, reads
/// behind the new end of the file give zeros instead, and the guard remembers that; who reads must ask it
/// before the bytes are believed.
///
/// Signal handlers belong to the whole process, so the first guard installs one, which passes on what is none
/// of its business. At most 4,096 files are guarded at a time; further ones are as if without a guard.
class MappingGuard {
 public:
  /// `bytes` is a whole mapping, from its first page on, and outlives the guard.
  explicit MappingGuard(std::span<const std::byte> bytes);
  ~MappingGuard();
  MappingGuard(const MappingGuard&) = delete;
  MappingGuard& operator=(const MappingGuard&) = delete;

  /// Whether a read has met the new end. May be asked from any thread.
  bool met() const;

 private:
  int m_slot = -1;
};

}  // namespace headlight
