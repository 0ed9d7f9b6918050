#include "core/io/line_blocks.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <string_view>
#include <utility>

#include "core/error.h"
#include "core/io/broken_link.h"

namespace headlight {

LineBlocks::LineBlocks(std::string path, std::size_t blockBytes)
    : m_path(std::move(path)),
      m_file(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)),
      m_blockBytes(blockBytes) {
  struct stat status = {};
  if (m_file.number < 0 || ::fstat(m_file.number, &status) != 0) throwUnreadable(m_path, errno);
  if (S_ISDIR(status.st_mode)) throwUnreadable(m_path, EISDIR);
  if (S_ISREG(status.st_mode)) m_fileBytes = static_cast<std::uint64_t>(status.st_size);
}

LineBlock LineBlocks::next() {
  std::size_t searched = 0;  // so much of the rest has no line end
  while (!m_ended) {
    if (m_rest.size() >= m_blockBytes) {
      const std::size_t end = std::string_view(m_rest).substr(searched).rfind('\n');
      if (end != std::string_view::npos) return take(searched + end + 1);
      searched = m_rest.size();
    }
    if (m_rest.size() > kLongestLine) {
      throw Error("%1 has a line of more than %2 bytes.", m_path, kLongestLine);
    }
    readMore();
  }
  return take(m_rest.size());
}

LineBlock LineBlocks::take(std::size_t bytes) {
  LineBlock block{m_rest.substr(0, bytes), m_position};
  m_rest.erase(0, bytes);
  m_position += bytes;
  return block;
}

void LineBlocks::readMore() {
  const std::size_t before = m_rest.size();
  m_rest.resize(before + m_blockBytes);
  const ssize_t count = ::read(m_file.number, m_rest.data() + before, m_blockBytes);
  m_rest.resize(before + static_cast<std::size_t>(count > 0 ? count : 0));
  if (count < 0 && errno != EINTR) throwUnreadable(m_path, errno);
  m_ended = count == 0;
}

}  // namespace headlight
