#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"

namespace headlight {

/// How a table's lines are divided into fields.
struct CsvDialect {
  char separator = ',';
  /// Several separators count as one, and those at the ends of a line as none: columns aligned by spaces.
  bool joinSeparators = false;
  /// Spaces behind a separator are no part of the field: "a, b".
  bool skipSpaces = false;
  bool operator==(const CsvDialect&) const = default;
};

/// Reads comma-separated values (RFC 4180) and their relatives from memory, one row at a time:
/// - an optional byte order mark (EF BB BF)
/// - rows ended by LF, CRLF or CR alone, as older spreadsheets write (the last one's is optional); lines with
///   nothing in them are left out
/// - fields between separators, taken as they are, or between double quotes, where "" stands for one quote
///   and separators, line ends and NUL are ordinary bytes
/// - between tabs, one double quote that is a whole field: the character, as programs write it that quote
/// nothing The text must outlive the reader.
class CsvReader {
 public:
  CsvReader(std::string_view text, std::string file, CsvDialect dialect = {});

  /// Fills `fields` with the next row; false at the end of the text. Throws Error naming the file and the
  /// line for a quote in the wrong place and for one that is never closed.
  bool nextRow(std::vector<std::string>& fields);
  /// The line, counted from 1, on which the row last read begins.
  std::int64_t line() const { return m_rowLine; }

 private:
  void skipEmptyLines();
  std::string readField();
  std::string readQuoted();
  bool isLoneQuote() const;
  bool atLineEnd() const;
  void skipLineEnd();
  void skipSeparators();
  [[noreturn]] void fail(std::int64_t line, const Message& problem) const;

  std::string_view m_text;
  std::string m_file;
  CsvDialect m_dialect;
  std::size_t m_position = 0;
  std::int64_t m_line = 1;
  std::int64_t m_rowLine = 1;
};

/// The text as a field: between quotes where it has a comma, a quote, a line end or a NUL, or where a space
/// at either end could be lost.
std::string csvField(std::string_view text);

}  // namespace headlight
