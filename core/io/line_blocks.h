#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/io/descriptor.h"

namespace headlight {

/// Whole lines of a text file, with the place where they begin in it.
struct LineBlock {
  std::string text;         // lines with their ends; valid UTF-8 only if the file is
  std::uint64_t begin = 0;  // byte of the file
};

/// A text file or a pipe, read from begin to end in blocks of whole lines, so that a file of any size takes
/// little memory. A line ends with "\n". Used from one thread.
class LineBlocks {
 public:
  static constexpr std::size_t kLongestLine = std::size_t{1} << 30;

  /// Blocks have about `blockBytes`; one with a longer line is longer. Throws Error naming the path and the
  /// reason (not there, a directory, not allowed).
  explicit LineBlocks(std::string path, std::size_t blockBytes = std::size_t{1} << 18);

  /// The next lines; an empty text at the end of the file. Throws Error for a line of more than kLongestLine
  /// bytes and for what the system cannot read.
  LineBlock next();
  /// Size of the file in bytes when it was opened, 0 for a pipe or a device.
  std::uint64_t fileBytes() const { return m_fileBytes; }
  const std::string& path() const { return m_path; }

 private:
  LineBlock take(std::size_t bytes);
  void readMore();

  std::string m_path;
  Descriptor m_file;
  std::size_t m_blockBytes;
  std::uint64_t m_fileBytes = 0;
  std::uint64_t m_position = 0;  // of the first byte that no block has had
  std::string m_rest;            // read, but of no block yet
  bool m_ended = false;
};

}  // namespace headlight
