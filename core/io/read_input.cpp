#include "core/io/read_input.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "core/error.h"
#include "core/io/broken_link.h"
#include "core/io/descriptor.h"

namespace headlight {

namespace {

// A path opened for reading without waiting for the other end of a pipe.
class Source {
 public:
  Source(const std::string& path, const InputLimits& limits)
      : m_path(path),
        m_limits(limits),
        m_file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)} {
    struct stat status = {};
    if (m_file.number < 0 || ::fstat(m_file.number, &status) != 0) throwUnreadable(path, errno);
    if (S_ISDIR(status.st_mode)) throwUnreadable(path, EISDIR);
    m_regular = S_ISREG(status.st_mode);
    m_limit = m_regular ? limits.fileBytes : limits.streamBytes;
    if (m_regular && static_cast<std::size_t>(status.st_size) > m_limit) throwTooLarge();
  }

  std::string readAll() {
    std::string text;
    std::vector<char> part(std::size_t{1} << 16);
    while (true) {
      if (!m_regular) awaitBytes();
      const ssize_t count = ::read(m_file.number, part.data(), part.size());
      if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (count < 0) throwUnreadable(m_path, errno);
      if (count == 0) return text;
      text.append(part.data(), static_cast<std::size_t>(count));
      if (text.size() > m_limit) throwTooLarge();
    }
  }

 private:
  // Somebody who types at a terminal may take any time.
  void awaitBytes() const {
    pollfd descriptor{m_file.number, POLLIN, 0};
    const int patience = ::isatty(m_file.number) == 1 ? -1 : static_cast<int>(m_limits.patience.count());
    const int ready = ::poll(&descriptor, 1, patience);
    if (ready != 0) return;
    throw Error("%1 cannot be read: no byte came from it for %2 seconds.", m_path,
                m_limits.patience.count() / 1000);
  }
  [[noreturn]] void throwTooLarge() const {
    if (m_regular) throw Error("%1 is too large: at most %2 bytes are read.", m_path, m_limit);
    throw Error("%1 has no end: more than %2 bytes came from it.", m_path, m_limit);
  }

  std::string m_path;
  InputLimits m_limits;
  Descriptor m_file;
  bool m_regular = false;
  std::size_t m_limit = 0;
};

}  // namespace

std::string readInput(const std::string& path, const InputLimits& limits) {
  return Source(path, limits).readAll();
}

}  // namespace headlight
