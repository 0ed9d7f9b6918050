#include "core/arrays/csv_matrix.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/arrays/array_assembly.h"
#include "core/error.h"
#include "core/io/available_room.h"

namespace headlight {
namespace {

/// One line of the table. All fields but the first are numbers, except in the first line.
struct Row {
  std::int64_t line = 0;
  std::string first;            // the first field as it is
  std::optional<float> number;  // the first field as a number
  std::size_t begin = 0;        // of the other fields in Rows::weights
  std::size_t width = 0;        // fields in all
};

struct MatrixRows {
  std::vector<std::string> firstLine;  // all fields of the first line
  std::vector<Row> rows;               // the first line included; its weights are there if all are numbers
  std::vector<float> weights;          // of the fields behind the first of each row
  int decimals = 0;
  bool firstIsNumbers = false;  // every field of the first line but the first is a number
};

/// Takes the last field off lines that all end with a separator.
class TrailingFields {
 public:
  void take(std::vector<std::string>& fields, std::int64_t line) {
    const bool trailing = fields.size() > 2 && fields.back().empty();
    if (trailing) fields.pop_back();
    if (m_beyondFirst && trailing && m_line < 0) m_line = line;
    if (m_beyondFirst && !trailing) m_others = true;
    m_beyondFirst = true;
  }
  /// The line with an empty last field where others have none; -1 if there is none.
  std::int64_t strayLine() const { return m_others ? m_line : -1; }

 private:
  std::int64_t m_line = -1;
  bool m_beyondFirst = false;  // the first line may be a header of its own making
  bool m_others = false;       // a line beyond the first ends without a separator
};

/// What tables have in place of a number that is not there.
bool isMissing(const std::string& field) {
  static const std::array<std::string_view, 9> kMissing = {"",     "NA",   "N/A",  "#N/A",   "<NA>",
                                                           "null", "None", "NULL", "#VALUE!"};
  return std::find(kMissing.begin(), kMissing.end(), field) != kMissing.end();
}

void addRow(const std::vector<std::string>& fields, std::int64_t line, const Table& table, MatrixRows& rows) {
  const bool comma = table.format.decimalComma;
  Row row{line, fields.front(), numberIn(fields.front(), comma), rows.weights.size(), fields.size()};
  if (rows.rows.empty()) {
    rows.firstLine = fields;
    // Weights that are missing make no labels of their neighbours.
    const bool some = std::any_of(fields.begin(), fields.end(), [comma](const std::string& field) {
      return numberIn(field, comma).has_value();
    });
    rows.firstIsNumbers = std::all_of(fields.begin() + 1, fields.end(), [=](const std::string& field) {
      return numberIn(field, comma).has_value() || (some && isMissing(field));
    });
  }
  if (!rows.rows.empty() || rows.firstIsNumbers) {
    for (std::size_t i = 1; i < fields.size(); ++i) rows.weights.push_back(weightIn(fields[i], table, line));
  }
  // A few lines tell how many digits were written.
  if (rows.rows.size() < 64 && (!rows.rows.empty() || rows.firstIsNumbers))
    for (std::size_t i = 1; i < fields.size(); ++i)
      rows.decimals = std::max(rows.decimals, decimalsIn(fields[i], comma));
  rows.rows.push_back(std::move(row));
}

MatrixRows readRows(const Table& table) {
  CsvReader reader(table.body, table.file, table.format.dialect);
  MatrixRows rows;
  TrailingFields trailing;
  std::vector<std::string> fields;
  while (reader.nextRow(fields)) {
    trailing.take(fields, reader.line());
    addRow(fields, reader.line(), table, rows);
  }
  if (trailing.strayLine() >= 0)
    throw Error("%1: expected a weight, found \"\".", linePlace(table, trailing.strayLine()));
  return rows;
}

bool isOne(double sum) { return std::abs(sum - 1) < 0.02; }

/// What the decision between labels and weights needs to know of the lines from `begin` on.
class MatrixFacts {
 public:
  MatrixFacts(const MatrixRows& rows, std::size_t begin) : m_rows(rows), m_begin(begin) {}

  std::size_t count() const { return m_rows.rows.size() - m_begin; }
  bool firstFieldsAreNumbers() const {
    return all([](const Row& row) { return row.number.has_value(); });
  }
  bool firstFieldsCount() const {
    for (std::size_t i = 0; i < count(); ++i)
      if (m_rows.rows[m_begin + i].number != static_cast<float>(i)) return false;
    return count() > 0;
  }
  bool firstFieldsAreWeights() const {
    return all([](const Row& row) { return row.number && *row.number >= 0 && *row.number <= 1; });
  }
  bool othersAreWeights() const {
    return all([this](const Row& row) {
      return std::all_of(begin(row), end(row), [](float weight) { return weight >= 0 && weight <= 1; });
    });
  }
  bool sumToOne(bool withFirst) const {
    return all([&](const Row& row) {
      double sum = withFirst ? static_cast<double>(row.number.value_or(0)) : 0;
      for (auto weight = begin(row); weight != end(row); ++weight) sum += static_cast<double>(*weight);
      return isOne(sum);
    });
  }

 private:
  template <typename Test>
  bool all(const Test& test) const {
    return std::all_of(m_rows.rows.begin() + static_cast<std::ptrdiff_t>(m_begin), m_rows.rows.end(), test);
  }
  std::vector<float>::const_iterator begin(const Row& row) const {
    return m_rows.weights.begin() + static_cast<std::ptrdiff_t>(row.begin);
  }
  std::vector<float>::const_iterator end(const Row& row) const {
    return begin(row) + static_cast<std::ptrdiff_t>(row.width - 1);
  }

  const MatrixRows& m_rows;
  std::size_t m_begin;
};

/// Whether the numbers of the first line, from field `begin` on, are 0, 1, 2, ...
bool countsFrom(const MatrixRows& rows, std::size_t begin, bool comma) {
  for (std::size_t i = begin; i < rows.firstLine.size(); ++i)
    if (numberIn(rows.firstLine[i], comma) != static_cast<float>(i - begin)) return false;
  return begin < rows.firstLine.size();
}

/// Whether the first line, all numbers, is labels nevertheless.
bool numbersAreHeader(const MatrixRows& rows, bool comma) {
  const Row& first = rows.rows.front();
  const MatrixFacts whole(rows, 0), below(rows, 1);
  const std::size_t begin = first.number ? 0 : 1;
  const std::size_t keys = first.width - begin;
  const bool overSquare = below.count() == keys;
  if (countsFrom(rows, begin, comma)) {
    if (overSquare) return true;
    // 0, 1, 2 cannot be weights of a row whose neighbours sum to 1.
    if (keys > 2 && below.sumToOne(true) && !whole.sumToOne(true)) return true;
  }
  float sum = 0, largest = 0, smallest = 0;
  for (std::size_t i = begin; i < rows.firstLine.size(); ++i) {
    const float number = numberIn(rows.firstLine[i], comma).value_or(0);
    sum += number;
    largest = std::max(largest, number);
    smallest = std::min(smallest, number);
  }
  if (!first.number) return below.firstFieldsAreNumbers() && !isOne(static_cast<double>(sum));
  const bool beyond = largest > 1 || smallest < 0;
  return overSquare && beyond && below.othersAreWeights() && below.firstFieldsAreWeights();
}

bool hasHeader(const MatrixRows& rows, bool comma) {
  const Row& first = rows.rows.front();
  if (!rows.firstIsNumbers) return true;
  if (first.width == 1 && !first.number) return true;
  if (rows.rows.size() == 1) return false;
  if (first.first.empty() || rows.rows[1].width == first.width + 1) return true;
  return numbersAreHeader(rows, comma);
}

/// Whether the first column is labels; `headerWidth` is 0 without a header.
bool hasRowLabels(const MatrixRows& rows, std::size_t headerWidth) {
  const std::size_t begin = headerWidth > 0 ? 1 : 0;
  const MatrixFacts facts(rows, begin);
  if (facts.count() == 0) return false;
  if (!facts.firstFieldsAreNumbers()) return true;
  const std::size_t width = rows.rows[begin].width;
  if (headerWidth > 0 && headerWidth + 1 == width) return true;
  if (headerWidth == width && rows.firstLine.front().empty()) return true;
  if (width < 2 || facts.sumToOne(true)) return false;
  const bool beyondSquare = width == facts.count() + 1;
  if (facts.firstFieldsCount() && (beyondSquare || facts.sumToOne(false))) return true;
  // Ids: numbers beyond 0 to 1 in the first column alone.
  return beyondSquare && !facts.firstFieldsAreWeights() && facts.othersAreWeights();
}

/// Rows below the header must have one length.
void checkWidths(const Table& table, const MatrixRows& rows, std::size_t begin, bool labelled) {
  const std::size_t labels = labelled ? 1 : 0;
  const std::size_t width = rows.rows[begin].width;
  for (std::size_t i = begin; i < rows.rows.size(); ++i) {
    if (rows.rows[i].width == width) continue;
    throw Error("%1: expected %2 weights as on the lines before, found %3.",
                linePlace(table, rows.rows[i].line), width - labels, rows.rows[i].width - labels);
  }
}

/// The labels of a header that np.savetxt made a comment, if their count fits.
std::optional<std::vector<std::string>> commentedLabels(const Table& table, std::size_t keys) {
  if (!table.commentedHeader) return std::nullopt;
  CsvReader reader(*table.commentedHeader, table.file, table.format.dialect);
  std::vector<std::string> fields;
  try {
    if (reader.nextRow(fields) && fields.size() == keys) return fields;
  } catch (const Error&) {
    // A comment need not be a row.
  }
  return std::nullopt;
}

/// The lines below the header as weights, row by row.
std::vector<float> cellsOf(const Table& table, const MatrixRows& rows, std::size_t begin, bool labelled) {
  std::vector<float> cells;
  for (std::size_t i = begin; i < rows.rows.size(); ++i) {
    const Row& row = rows.rows[i];
    if (!labelled) cells.push_back(weightIn(row.first, table, row.line));
    const auto weights = rows.weights.begin() + static_cast<std::ptrdiff_t>(row.begin);
    cells.insert(cells.end(), weights, weights + static_cast<std::ptrdiff_t>(row.width - 1));
  }
  return cells;
}

ArrayLabels labelsOf(const Table& table, const MatrixRows& rows, bool labelled, std::size_t keys) {
  const bool header = hasHeader(rows, table.format.decimalComma);
  ArrayLabels labels;
  labels.keys = header ? std::optional(rows.firstLine) : commentedLabels(table, keys);
  // The field above the labels of the rows is no key.
  if (header && labelled && rows.firstLine.size() == keys + 1) labels.keys->erase(labels.keys->begin());
  if (!labelled) return labels;
  labels.queries.emplace();
  for (std::size_t i = header ? 1 : 0; i < rows.rows.size(); ++i)
    labels.queries->push_back(rows.rows[i].first);
  return labels;
}

ImportedArray matrixOf(const Table& table, const MatrixRows& rows) {
  const bool header = hasHeader(rows, table.format.decimalComma);
  const std::size_t begin = header ? 1 : 0;
  const Message none("%1: expected a matrix of weights, found labels only.", table.file);
  if (begin == rows.rows.size()) throw Error(none);
  const bool labelled = hasRowLabels(rows, header ? rows.firstLine.size() : 0);
  checkWidths(table, rows, begin, labelled);
  const std::size_t keys = rows.rows[begin].width - (labelled ? 1 : 0);
  if (keys == 0) throw Error(none);
  requireMemory((rows.rows.size() - begin) * keys * sizeof(float), table.file);
  ImportedArray array;
  array.name = table.file;
  array.cells = cellsOf(table, rows, begin, labelled);
  array.labels = labelsOf(table, rows, labelled, keys);
  array.shape = {1, 1, static_cast<std::int64_t>(rows.rows.size() - begin), static_cast<std::int64_t>(keys)};
  array.kind = array.shape.queries == array.shape.keys ? AttentionKind::Encoder : AttentionKind::Cross;
  array.rowTolerance = rowToleranceOf(DType::Float32, rows.decimals, array.shape.keys);
  return array;
}

}  // namespace

ImportedFile readCsvMatrix(const Table& table) {
  const MatrixRows rows = readRows(table);
  if (rows.rows.empty()) throw Error("%1: expected a matrix of weights, found an empty file.", table.file);
  ImportedFile imported;
  imported.arrays.push_back(matrixOf(table, rows));
  return imported;
}

}  // namespace headlight
