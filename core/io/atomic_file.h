#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace headlight {

/// A file that appears complete or not at all. Bytes go into an unnamed temporary file in the target's folder
/// (or, where the file system has none, a hidden one named ".headlight-...part"); commit() flushes them to
/// the disk and puts them in the target's place. Destroyed without a commit, by an error, a cancelled export
/// or a killed program, it leaves the target as it was. A symbolic link stays a link: the file it points to
/// is replaced. An existing file keeps its permissions. Used from one thread. Every method throws Error
/// naming the file and the reason in one sentence.
class AtomicFile {
 public:
  explicit AtomicFile(std::string path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::string_view bytes);
  void write(std::span<const std::byte> bytes);
  /// After this the target is the new file. May be called once; nothing may be written afterwards.
  void commit();

 private:
  void openTemporary();
  void openNamed();
  void linkUnnamed();
  void flush();
  void writeAll(const char* data, std::size_t size);
  void replaceTarget();
  void syncFolder() const;
  void discard() noexcept;
  [[noreturn]] void fail(int error) const;

  std::string m_path;       // as given, for messages
  std::string m_target;     // links resolved
  std::string m_folder;     // the target's
  std::string m_temporary;  // empty while the temporary file has no name
  std::string m_buffer;
  int m_descriptor = -1;
};

}  // namespace headlight
