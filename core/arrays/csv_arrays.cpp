#include "core/arrays/array_readers.h"
#include "core/arrays/csv_long.h"
#include "core/arrays/csv_matrix.h"

namespace headlight {

ImportedFile readCsvAttention(std::string_view text, const std::string& file) {
  const Table table = tableOf(text, file);
  CsvReader reader(table.body, file, table.format.dialect);
  std::vector<std::string> header;
  reader.nextRow(header);
  const auto columns = longColumnsOf(header);
  return columns ? readCsvLong(table, *columns) : readCsvMatrix(table);
}

}  // namespace headlight
