#include "core/io/csv.h"

#include <algorithm>
#include <utility>

#include "core/error.h"

namespace headlight {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kToQuote(",\"\r\n\0", 5);

bool isLineEnd(char c) { return c == '\n' || c == '\r'; }

/// LF, CRLF and CR each count once.
std::int64_t lineEndsIn(std::string_view text) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n' || (text[i] == '\r' && text.substr(i, 2) != "\r\n")) ++count;
  return count;
}

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string file, CsvDialect dialect)
    : m_text(text), m_file(std::move(file)), m_dialect(dialect) {
  if (m_text.starts_with(kByteOrderMark)) m_position = kByteOrderMark.size();
}

bool CsvReader::nextRow(std::vector<std::string>& fields) {
  fields.clear();
  skipEmptyLines();
  if (m_position == m_text.size()) return false;
  m_rowLine = m_line;
  for (;;) {
    fields.push_back(readField());
    if (m_dialect.joinSeparators) skipSeparators();
    if (m_position == m_text.size()) return true;
    if (atLineEnd()) {
      skipLineEnd();
      return true;
    }
    if (!m_dialect.joinSeparators) ++m_position;
  }
}

void CsvReader::skipSeparators() {
  while (m_position < m_text.size() && m_text[m_position] == m_dialect.separator) ++m_position;
}

void CsvReader::skipEmptyLines() {
  if (m_dialect.joinSeparators) skipSeparators();
  while (m_position < m_text.size() && atLineEnd()) {
    skipLineEnd();
    if (m_dialect.joinSeparators) skipSeparators();
  }
}

std::string CsvReader::readField() {
  while (m_dialect.skipSpaces && m_position < m_text.size() && m_text[m_position] == ' ') ++m_position;
  if (m_position < m_text.size() && m_text[m_position] == '"') {
    if (!isLoneQuote()) return readQuoted();
    ++m_position;
    return "\"";
  }
  const std::size_t begin = m_position;
  while (m_position < m_text.size() && m_text[m_position] != m_dialect.separator && !atLineEnd()) {
    if (m_text[m_position] == '"')
      fail(m_line, Message("a quote inside a field that does not begin with one"));
    ++m_position;
  }
  return std::string(m_text.substr(begin, m_position - begin));
}

bool CsvReader::isLoneQuote() const {
  if (m_dialect.separator != '\t') return false;
  const auto endsField = [this](std::size_t at) {
    return at >= m_text.size() || m_text[at] == '\t' || isLineEnd(m_text[at]);
  };
  if (!endsField(m_position + 1)) return false;
  // A tab or line ends between quotes are a token too.
  const std::size_t next = m_text.find_first_not_of("\t\r\n", m_position + 1);
  return next == std::string_view::npos || m_text[next] != '"' || !endsField(next + 1);
}

std::string CsvReader::readQuoted() {
  const std::int64_t firstLine = m_line;
  std::string field;
  ++m_position;
  for (;;) {
    const std::size_t quote = m_text.find('"', m_position);
    if (quote == std::string_view::npos) fail(firstLine, Message("a quoted field that is never closed"));
    const std::string_view part = m_text.substr(m_position, quote - m_position);
    m_line += lineEndsIn(part);
    field += part;
    m_position = quote + 1;
    const bool doubled = m_position < m_text.size() && m_text[m_position] == '"';
    if (!doubled) break;
    field += '"';
    ++m_position;
  }
  if (m_position < m_text.size() && m_text[m_position] != m_dialect.separator && !atLineEnd()) {
    fail(m_line, Message("something other than a separator or a line end after a closing quote"));
  }
  return field;
}

bool CsvReader::atLineEnd() const { return isLineEnd(m_text[m_position]); }

void CsvReader::skipLineEnd() {
  m_position += m_text.substr(m_position, 2) == "\r\n" ? 2 : 1;
  ++m_line;
}

void CsvReader::fail(std::int64_t line, const Message& problem) const {
  throw Error("%1, line %2: expected comma-separated values, found %3.", m_file, line, problem);
}

std::string csvField(std::string_view text) {
  const bool spaced = !text.empty() && (text.front() == ' ' || text.back() == ' ' || text.front() == '\t' ||
                                        text.back() == '\t');
  if (!spaced && text.find_first_of(kToQuote) == std::string_view::npos) return std::string(text);
  std::string field = "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + '"';
}

}  // namespace headlight
