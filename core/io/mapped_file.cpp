#include "core/io/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "core/error.h"

namespace headlight {
namespace {

/// A file descriptor that closes itself; the mapping stays valid without it.
struct Descriptor {
  int number = -1;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

[[noreturn]] void throwUnreadable(const std::string& path, int error) {
  throw Error(path + " cannot be read: " + std::generic_category().message(error) + ".");
}

}  // namespace

std::shared_ptr<const MappedFile> MappedFile::open(const std::string& path) {
  // O_NONBLOCK keeps the open from waiting for the other end if the path is a pipe.
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.number < 0) throwUnreadable(path, errno);
  struct stat status = {};
  if (::fstat(file.number, &status) != 0) throwUnreadable(path, errno);
  if (S_ISDIR(status.st_mode)) throwUnreadable(path, EISDIR);
  if (!S_ISREG(status.st_mode)) throw Error(path + " cannot be read: it is not a regular file.");
  std::shared_ptr<MappedFile> mapped(new MappedFile);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return mapped;  // mmap refuses empty ranges
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
  if (address == MAP_FAILED) throwUnreadable(path, errno);
  mapped->m_bytes = {static_cast<const std::byte*>(address), size};
  return mapped;
}

MappedFile::~MappedFile() {
  if (!m_bytes.empty()) ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

}  // namespace headlight
