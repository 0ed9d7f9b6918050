#include "core/io/atomic_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "core/error.h"

namespace headlight {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr int kAttempts = 1000;

std::string folderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string nameOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

/// A hidden name beside the target, its own for every program that runs.
std::string temporaryName(const std::string& folder, int attempt) {
  return folder + "/.headlight-" + std::to_string(getpid()) + "-" + std::to_string(attempt) + ".part";
}

/// The file that a link points to, so that renaming replaces that one and not the link.
std::string resolveLink(const std::string& path) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0 || !S_ISLNK(status.st_mode)) return path;
  const std::unique_ptr<char, void (*)(void*)> resolved(realpath(path.c_str(), nullptr), std::free);
  return resolved ? std::string(resolved.get()) : path;
}

/// What the system's error means for a person who wants a file written.
Message reasonOf(int error) {
  switch (error) {
    case ENOSPC:
      return phrase("no space is left on the disk");
    case EDQUOT:
      return phrase("the disk quota is used up");
    case EFBIG:
      return phrase("the file would be larger than the system allows");
    case ENOENT:
    case ENOTDIR:
      return phrase("its folder does not exist");
    case EACCES:
    case EPERM:
      return phrase("its folder is not writable");
    case EROFS:
      return phrase("its folder is on a read-only file system");
    case EISDIR:
      return phrase("it is a folder");
    case ENAMETOOLONG:
      return phrase("its name is too long");
    default:
      return systemReason({error, std::generic_category()});
  }
}

}  // namespace

AtomicFile::AtomicFile(std::string path) : m_path(std::move(path)) {
  m_target = resolveLink(m_path);
  m_folder = folderOf(m_target);
  const std::string name = nameOf(m_target);
  if (name.empty() || name == "." || name == "..") fail(m_path.empty() ? ENOENT : EISDIR);
  struct stat status {};
  const bool exists = stat(m_target.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) fail(EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    throw Error("Cannot write %1: it is a device or a pipe, and not a regular file.", m_path);
  }
  openTemporary();
  if (exists) (void)fchmod(m_descriptor, status.st_mode & 07777);
  m_buffer.reserve(kBufferBytes);
}

AtomicFile::~AtomicFile() { discard(); }

void AtomicFile::openTemporary() {
  m_descriptor = open(m_folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  if (m_descriptor >= 0) return;
  const int error = errno;
  // These three are how file systems and kernels without unnamed files answer.
  if (error == EOPNOTSUPP || error == EISDIR || error == EINVAL) return openNamed();
  fail(error);
}

void AtomicFile::openNamed() {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const std::string name = temporaryName(m_folder, attempt);
    m_descriptor = open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (m_descriptor >= 0) {
      m_temporary = name;
      return;
    }
    if (errno != EEXIST) break;
  }
  fail(errno);
}

void AtomicFile::write(std::string_view bytes) {
  if (m_buffer.size() + bytes.size() > kBufferBytes) flush();
  if (bytes.size() >= kBufferBytes) return writeAll(bytes.data(), bytes.size());
  m_buffer.append(bytes);
}

void AtomicFile::write(std::span<const std::byte> bytes) {
  write(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

void AtomicFile::flush() {
  writeAll(m_buffer.data(), m_buffer.size());
  m_buffer.clear();
}

void AtomicFile::writeAll(const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(m_descriptor, data, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    data += written;
    size -= static_cast<std::size_t>(written);
  }
}

void AtomicFile::commit() {
  flush();
  // A file system that cannot flush (EINVAL) has nothing to flush; every other error is a lost write.
  if (fsync(m_descriptor) != 0 && errno != EINVAL) fail(errno);
  replaceTarget();
  close(m_descriptor);
  m_descriptor = -1;
  syncFolder();
}

void AtomicFile::replaceTarget() {
  if (m_temporary.empty()) linkUnnamed();
  if (m_temporary.empty()) return;
  if (rename(m_temporary.c_str(), m_target.c_str()) != 0) fail(errno);
  m_temporary.clear();
}

/// Gives the unnamed file the target's name if that is free, and otherwise a name to be renamed from, since a
/// link cannot replace a file.
void AtomicFile::linkUnnamed() {
  const std::string self = "/proc/self/fd/" + std::to_string(m_descriptor);
  if (linkat(AT_FDCWD, self.c_str(), AT_FDCWD, m_target.c_str(), AT_SYMLINK_FOLLOW) == 0) return;
  for (int attempt = 0; errno == EEXIST && attempt < kAttempts; ++attempt) {
    const std::string name = temporaryName(m_folder, attempt);
    if (linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
      m_temporary = name;
      return;
    }
  }
  fail(errno);
}

void AtomicFile::syncFolder() const {
  // The data is safe already; only the new name could be lost by a power cut, so a failure is no error.
  const int folder = open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  (void)fsync(folder);
  close(folder);
}

void AtomicFile::discard() noexcept {
  if (m_descriptor >= 0) close(m_descriptor);
  m_descriptor = -1;
  if (!m_temporary.empty()) (void)unlink(m_temporary.c_str());
  m_temporary.clear();
}

void AtomicFile::fail(int error) const { throw Error("Cannot write %1: %2.", m_path, reasonOf(error)); }

}  // namespace headlight
