#include "core/io/csv.h"

#include <algorithm>
#include <utility>

#include "core/error.h"

namespace headlight {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kToQuote(",\"\r\n\0", 5);

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string file) : m_text(text), m_file(std::move(file)) {
  if (m_text.starts_with(kByteOrderMark)) m_position = kByteOrderMark.size();
}

bool CsvReader::nextRow(std::vector<std::string>& fields) {
  fields.clear();
  skipEmptyLines();
  if (m_position == m_text.size()) return false;
  m_rowLine = m_line;
  for (;;) {
    fields.push_back(readField());
    if (m_position == m_text.size()) return true;
    if (atLineEnd()) {
      skipLineEnd();
      return true;
    }
    ++m_position;  // the comma
  }
}

void CsvReader::skipEmptyLines() {
  while (m_position < m_text.size() && atLineEnd()) skipLineEnd();
}

std::string CsvReader::readField() {
  if (m_position < m_text.size() && m_text[m_position] == '"') return readQuoted();
  std::size_t end = m_position;
  while (end < m_text.size() && m_text[end] != ',' && m_text[end] != '\n') {
    if (m_text[end] == '"') fail(m_line, "a quote inside a field that does not begin with one");
    ++end;
  }
  std::string_view field = m_text.substr(m_position, end - m_position);
  m_position = end;
  const bool endsLine = end == m_text.size() || m_text[end] == '\n';
  if (endsLine && field.ends_with('\r')) field.remove_suffix(1);
  return std::string(field);
}

std::string CsvReader::readQuoted() {
  const std::int64_t firstLine = m_line;
  std::string field;
  ++m_position;
  for (;;) {
    const std::size_t quote = m_text.find('"', m_position);
    if (quote == std::string_view::npos) fail(firstLine, "a quoted field that is never closed");
    const std::string_view part = m_text.substr(m_position, quote - m_position);
    m_line += std::count(part.begin(), part.end(), '\n');
    field += part;
    m_position = quote + 1;
    const bool doubled = m_position < m_text.size() && m_text[m_position] == '"';
    if (!doubled) break;
    field += '"';
    ++m_position;
  }
  if (m_position < m_text.size() && m_text[m_position] != ',' && !atLineEnd()) {
    fail(m_line, "something other than a comma or a line end after a closing quote");
  }
  return field;
}

bool CsvReader::atLineEnd() const {
  return m_text[m_position] == '\n' || m_text.substr(m_position, 2) == "\r\n";
}

void CsvReader::skipLineEnd() {
  m_position += m_text[m_position] == '\r' ? 2 : 1;
  ++m_line;
}

void CsvReader::fail(std::int64_t line, const std::string& problem) const {
  throw Error(m_file + ", line " + std::to_string(line) + ": expected comma-separated values, found " +
              problem + ".");
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
