#include "core/io/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "core/error.h"
#include "core/io/broken_link.h"
#include "core/io/descriptor.h"

namespace headlight {

std::shared_ptr<const MappedFile> MappedFile::open(const std::string& path) {
  // O_NONBLOCK keeps the open from waiting for the other end if the path is a pipe.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number < 0) throwUnreadable(path, errno);
  struct stat status = {};
  if (::fstat(file.number, &status) != 0) throwUnreadable(path, errno);
  if (S_ISDIR(status.st_mode)) throwUnreadable(path, EISDIR);
  if (!S_ISREG(status.st_mode)) throw Error("%1 cannot be read: it is not a regular file.", path);
  std::shared_ptr<MappedFile> mapped(new MappedFile);
  mapped->m_path = path;
  mapped->m_device = status.st_dev;
  mapped->m_number = status.st_ino;
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return mapped;  // mmap refuses empty ranges
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
  if (address == MAP_FAILED) throwUnreadable(path, errno);
  mapped->m_bytes = {static_cast<const std::byte*>(address), size};
  mapped->m_guard.emplace(mapped->m_bytes);
  return mapped;
}

// The guard sees reads of whole pages that are gone; the last page that is left reads as zeros behind its
// end, which only the file's size tells.
void MappedFile::throwIfShorter() const {
  if (m_bytes.empty()) return;
  struct stat status = {};
  const bool same =
      ::stat(m_path.c_str(), &status) == 0 && status.st_dev == m_device && status.st_ino == m_number;
  const bool shorter = same && static_cast<std::size_t>(status.st_size) < m_bytes.size();
  if (!shorter && !m_guard->met()) return;
  throw Error(
      "%1 became shorter while it was read: it had %2 bytes when it was opened. Open it again once it is "
      "whole.",
      m_path, m_bytes.size());
}

MappedFile::~MappedFile() {
  m_guard.reset();
  if (!m_bytes.empty()) ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

}  // namespace headlight
