#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "core/arrays/imported_array.h"
#include "core/error.h"
#include "core/io/csv.h"

namespace headlight {

namespace {

const std::vector<std::string> kLongHeader = {"kind", "layer",       "head",      "query",
                                              "key",  "query_token", "key_token", "weight"};

std::string place(const std::string& file, std::int64_t line) {
  return file + ", line " + std::to_string(line);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

template <typename Number>
std::optional<Number> numberOf(std::string_view text) {
  text = trimmed(text);
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

float weightOf(const std::string& text, const std::string& file, std::int64_t line) {
  const auto weight = numberOf<float>(text);
  if (!weight) throw Error(place(file, line) + ": expected a weight, found \"" + text + "\".");
  if (!std::isfinite(*weight)) {
    throw Error(place(file, line) + ": expected finite weights, found " + text + ".");
  }
  return *weight;
}

// ---- the long form ----

struct LongRow {
  std::size_t kind = 0;
  std::array<std::int64_t, 4> index{};  // layer, head, query, key
};

LongRow longRow(const std::vector<std::string>& fields, const std::string& file, std::int64_t line) {
  if (fields.size() != kLongHeader.size()) {
    throw Error(place(file, line) + ": expected 8 fields, found " + std::to_string(fields.size()) + ".");
  }
  LongRow row;
  const std::array<std::string_view, 3> kinds = {"encoder", "decoder", "cross"};
  row.kind = static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), fields[0]) - kinds.begin());
  if (row.kind == kinds.size()) {
    throw Error(place(file, line) + ": expected kind encoder, decoder or cross, found \"" + fields[0] +
                "\".");
  }
  for (std::size_t axis = 0; axis < 4; ++axis) {
    const auto index = numberOf<std::int64_t>(fields[axis + 1]);
    if (!index || *index < 0 || *index >= std::numeric_limits<int>::max()) {
      throw Error(place(file, line) + ": expected " + kLongHeader[axis + 1] +
                  " to be a number from 0, found \"" + fields[axis + 1] + "\".");
    }
    row.index[axis] = *index;
  }
  return row;
}

/// What the rows of one kind span. Layers and heads may begin above 0, since one of them may have been
/// exported alone; queries and keys begin at 0.
struct Extent {
  std::int64_t rows = 0;
  std::array<std::int64_t, 4> first{};
  std::array<std::int64_t, 4> last{};

  void include(const std::array<std::int64_t, 4>& index) {
    for (std::size_t axis = 0; axis < 4; ++axis) {
      first[axis] = rows == 0 ? index[axis] : std::min(first[axis], index[axis]);
      last[axis] = rows == 0 ? index[axis] : std::max(last[axis], index[axis]);
    }
    ++rows;
  }
  std::int64_t size(std::size_t axis) const { return last[axis] - first[axis] + 1; }
};

/// Whether the extent has exactly as many cells as rows, without multiplying beyond 64 bits.
bool isFull(const Extent& extent) {
  std::int64_t cells = 1;
  for (std::size_t axis = 0; axis < 4; ++axis) {
    if (extent.size(axis) > extent.rows / cells) return false;
    cells *= extent.size(axis);
  }
  return cells == extent.rows && extent.first[2] == 0 && extent.first[3] == 0;
}

template <typename Use>
void forEachLongRow(std::string_view text, const std::string& file, Use use) {
  CsvReader reader(text, file);
  std::vector<std::string> fields;
  reader.nextRow(fields);  // the header
  while (reader.nextRow(fields)) use(longRow(fields, file, reader.line()), fields, reader.line());
}

/// The array of one kind while its lines are read.
struct LongArray {
  ImportedArray array;
  Extent extent;
  std::vector<std::uint8_t> queryLabelled;  // 1: a line has given the label
  std::vector<std::uint8_t> keyLabelled;
};

LongArray emptyArray(const Extent& extent, AttentionKind kind, const std::string& file) {
  ImportedArray array;
  array.name = file + ": " + std::string(nameOf(kind));
  if (!isFull(extent)) {
    throw Error(array.name + ": expected a line for every layer, head, query and key, found " +
                std::to_string(extent.rows) + " lines for layers " + std::to_string(extent.first[0]) +
                " to " + std::to_string(extent.last[0]) + ", heads " + std::to_string(extent.first[1]) +
                " to " + std::to_string(extent.last[1]) + ", queries " + std::to_string(extent.first[2]) +
                " to " + std::to_string(extent.last[2]) + " and keys " + std::to_string(extent.first[3]) +
                " to " + std::to_string(extent.last[3]) + ".");
  }
  array.kind = kind;
  array.shape = {extent.size(0), extent.size(1), extent.size(2), extent.size(3)};
  if (kind != AttentionKind::Cross && array.shape.queries != array.shape.keys) {
    throw Error(array.name + ": expected as many queries as keys for self-attention, found " +
                std::to_string(array.shape.queries) + " queries and " + std::to_string(array.shape.keys) +
                " keys.");
  }
  // NaN marks the cells that no line has filled yet.
  array.cells.assign(static_cast<std::size_t>(extent.rows), std::numeric_limits<float>::quiet_NaN());
  const auto queries = static_cast<std::size_t>(array.shape.queries);
  const auto keys = static_cast<std::size_t>(array.shape.keys);
  array.labels.queries.emplace(queries);
  array.labels.keys.emplace(keys);
  return {std::move(array), extent, std::vector<std::uint8_t>(queries), std::vector<std::uint8_t>(keys)};
}

/// Sets a label, or compares it with the one that an earlier line has given.
void setLabel(std::string& label, std::uint8_t& labelled, const std::string& text, const std::string& file,
              std::int64_t line) {
  if (!labelled) label = text;
  labelled = 1;
  if (label != text) {
    throw Error(place(file, line) + ": expected the token \"" + label + "\" as on an earlier line, found \"" +
                text + "\".");
  }
}

void setCell(LongArray& target, const LongRow& row, const std::vector<std::string>& fields,
             const std::string& file, std::int64_t line) {
  const PatternShape& shape = target.array.shape;
  const std::int64_t head =
      (row.index[0] - target.extent.first[0]) * shape.heads + row.index[1] - target.extent.first[1];
  const std::int64_t cell = (head * shape.queries + row.index[2]) * shape.keys + row.index[3];
  float& weight = target.array.cells[static_cast<std::size_t>(cell)];
  if (!std::isnan(weight)) throw Error(place(file, line) + ": this cell is there twice.");
  weight = weightOf(fields[7], file, line);
  const auto query = static_cast<std::size_t>(row.index[2]);
  const auto key = static_cast<std::size_t>(row.index[3]);
  setLabel((*target.array.labels.queries)[query], target.queryLabelled[query], fields[5], file, line);
  setLabel((*target.array.labels.keys)[key], target.keyLabelled[key], fields[6], file, line);
}

ImportedFile readLong(std::string_view text, const std::string& file) {
  std::array<Extent, 3> extents;
  forEachLongRow(text, file, [&](const LongRow& row, const std::vector<std::string>&, std::int64_t) {
    extents[row.kind].include(row.index);
  });
  std::array<LongArray, 3> arrays;
  for (std::size_t kind = 0; kind < 3; ++kind) {
    if (extents[kind].rows == 0) continue;
    arrays[kind] = emptyArray(extents[kind], static_cast<AttentionKind>(kind), file);
  }
  forEachLongRow(text, file,
                 [&](const LongRow& row, const std::vector<std::string>& fields, std::int64_t line) {
                   setCell(arrays[row.kind], row, fields, file, line);
                 });
  ImportedFile imported;
  for (LongArray& array : arrays) {
    if (array.extent.rows > 0) imported.arrays.push_back(std::move(array.array));
  }
  if (imported.arrays.empty())
    throw Error(file + ": expected lines of weights after the header, found none.");
  return imported;
}

// ---- the matrix ----

struct MatrixLine {
  std::vector<std::string> fields;
  std::int64_t line = 0;
};

std::vector<MatrixLine> linesOf(std::string_view text, const std::string& file) {
  CsvReader reader(text, file);
  std::vector<MatrixLine> lines;
  MatrixLine line;
  while (reader.nextRow(line.fields)) {
    line.line = reader.line();
    lines.push_back(line);
  }
  return lines;
}

/// Takes the labels off the lines, so that numbers alone remain.
ArrayLabels takeLabels(std::vector<MatrixLine>& lines) {
  ArrayLabels labels;
  if (!numberOf<float>(lines.front().fields.front())) {
    labels.keys = std::move(lines.front().fields);
    lines.erase(lines.begin());
  }
  const bool rowsLabelled = std::any_of(lines.begin(), lines.end(), [](const MatrixLine& line) {
    return !numberOf<float>(line.fields.front());
  });
  // The field above the query labels, if it is there, is no key.
  const bool corner = labels.keys && !lines.empty() && labels.keys->size() == lines.front().fields.size();
  if (!rowsLabelled && !(corner && labels.keys->front().empty())) return labels;
  labels.queries.emplace();
  for (MatrixLine& line : lines) {
    labels.queries->push_back(line.fields.front());
    line.fields.erase(line.fields.begin());
  }
  if (corner) labels.keys->erase(labels.keys->begin());
  return labels;
}

ImportedFile readMatrix(std::string_view text, const std::string& file) {
  std::vector<MatrixLine> lines = linesOf(text, file);
  if (lines.empty()) throw Error(file + ": expected a matrix of weights, found an empty file.");
  ImportedArray array;
  array.labels = takeLabels(lines);
  if (lines.empty() || lines.front().fields.empty()) {
    throw Error(file + ": expected a matrix of weights, found labels only.");
  }
  const std::size_t keys = lines.front().fields.size();
  for (const MatrixLine& line : lines) {
    if (line.fields.size() != keys) {
      throw Error(place(file, line.line) + ": expected " + std::to_string(keys) +
                  " weights as on the lines before, found " + std::to_string(line.fields.size()) + ".");
    }
    for (const std::string& field : line.fields) array.cells.push_back(weightOf(field, file, line.line));
  }
  array.name = file;
  array.shape = {1, 1, static_cast<std::int64_t>(lines.size()), static_cast<std::int64_t>(keys)};
  array.kind = lines.size() == keys ? AttentionKind::Encoder : AttentionKind::Cross;
  ImportedFile imported;
  imported.arrays.push_back(std::move(array));
  return imported;
}

}  // namespace

ImportedFile readCsvAttention(std::string_view text, const std::string& file) {
  CsvReader reader(text, file);
  std::vector<std::string> header;
  reader.nextRow(header);
  return header == kLongHeader ? readLong(text, file) : readMatrix(text, file);
}

}  // namespace headlight
