#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/mapped_file.h"

namespace headlight {

/// A text that is learned from: mapped, so that it takes no memory that the system could not take back, and
/// checked once to be UTF-8. Immutable; may be read from any thread.
class MappedText {
 public:
  /// Throws Error as MappedFile does, and "FILE, line N: ..." for the first line that is not UTF-8.
  explicit MappedText(const std::string& path);

  const std::string& path() const { return m_path; }
  std::string_view text() const { return m_text; }
  /// Throws Error if somebody has made the file shorter meanwhile.
  void throwIfShorter() const { m_file->throwIfShorter(); }

 private:
  std::string m_path;
  std::shared_ptr<const MappedFile> m_file;
  std::string_view m_text;
};

/// Where a line is in a text, without its end.
struct TextLine {
  std::int64_t begin = 0;   // byte
  std::int64_t number = 0;  // from 1, as editors count
};

/// The lines of a text that have something on them.
std::vector<TextLine> linesOf(std::string_view text);

/// The line that begins at a byte, without "\n" or "\r\n".
std::string_view lineAt(std::string_view text, std::int64_t begin);

/// The parts of a line between its tabs.
std::vector<std::string_view> tabFields(std::string_view line);

}  // namespace headlight
