#include <algorithm>
#include <set>
#include <utility>

#include "core/arrays/array_readers.h"
#include "core/arrays/csv_long.h"
#include "core/arrays/csv_matrix.h"

namespace headlight {
namespace {

/// Tells a line for every cell from a matrix whose tokens are called as the columns of such lines are:
/// "query", "key" and "value".
class LongFormTest {
 public:
  LongFormTest(const Table& table, const std::vector<std::string>& header, const LongColumns& columns)
      : m_table(table), m_columns(columns), m_keys(header.size() - (header.front().empty() ? 1 : 0)) {}

  bool isMatrix() const {
    if (m_columns.kind >= 0) return false;
    CsvReader reader = linesBelow();
    std::vector<std::string> fields;
    if (!reader.nextRow(fields)) return false;
    // R writes no field above the labels of the rows.
    if (fields.size() == m_columns.count + 1) return true;
    if (fields.size() != m_columns.count) return false;
    return isFraction(fields, m_columns.query) || isFraction(fields, m_columns.key) ||
           (onlyQueryAndKey() && isSquare() && !everyCellIsThere());
  }

 private:
  CsvReader linesBelow() const {
    CsvReader reader(m_table.body, m_table.file, m_table.format.dialect);
    std::vector<std::string> header;
    reader.nextRow(header);
    return reader;
  }

  /// Another text is left to the reader of lines, which says what is wrong with it.
  bool isFraction(const std::vector<std::string>& fields, int column) const {
    const std::string& field = fields[static_cast<std::size_t>(column)];
    const bool comma = m_table.format.decimalComma;
    return numberIn(field, comma) && wholeNumberIn(field, comma).value_or(-1) < 0;
  }

  bool onlyQueryAndKey() const {
    return m_columns.layer < 0 && m_columns.head < 0 && m_columns.queryToken < 0 && m_columns.keyToken < 0;
  }

  bool isSquare() const {
    CsvReader reader = linesBelow();
    std::vector<std::string> fields;
    std::size_t lines = 0;
    while (lines <= m_keys && reader.nextRow(fields)) ++lines;
    return lines == m_keys;
  }

  /// Whether the lines give each of the cells that they span once.
  bool everyCellIsThere() const {
    CsvReader reader = linesBelow();
    std::vector<std::string> fields;
    std::set<std::pair<std::int64_t, std::int64_t>> cells;
    const auto most = static_cast<std::int64_t>(m_keys);
    std::int64_t queries = 0, keys = 0;
    while (reader.nextRow(fields)) {
      if (fields.size() != m_columns.count) return false;
      const std::int64_t query = indexIn(fields, m_columns.query), key = indexIn(fields, m_columns.key);
      if (query < 0 || key < 0 || query >= most || key >= most) return false;
      if (!cells.emplace(query, key).second) return false;
      queries = std::max(queries, query + 1);
      keys = std::max(keys, key + 1);
    }
    return static_cast<std::int64_t>(cells.size()) == queries * keys;
  }

  std::int64_t indexIn(const std::vector<std::string>& fields, int column) const {
    return wholeNumberIn(fields[static_cast<std::size_t>(column)], m_table.format.decimalComma).value_or(-1);
  }

  const Table& m_table;
  const LongColumns& m_columns;
  std::size_t m_keys;
};

}  // namespace

ImportedFile readCsvAttention(std::string_view text, const std::string& file) {
  const Table table = tableOf(text, file);
  CsvReader reader(table.body, file, table.format.dialect);
  std::vector<std::string> header;
  reader.nextRow(header);
  const auto columns = longColumnsOf(header);
  const bool lines = columns && !LongFormTest(table, header, *columns).isMatrix();
  return lines ? readCsvLong(table, *columns) : readCsvMatrix(table);
}

}  // namespace headlight
