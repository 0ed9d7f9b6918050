#include "core/arrays/csv_long.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/arrays/array_assembly.h"
#include "core/error.h"
#include "core/io/available_room.h"

namespace headlight {
namespace {

constexpr std::array<const char*, 4> kAxisNames = {"layer", "head", "query", "key"};
/// The place of rows without a kind behind those of the three kinds.
constexpr std::size_t kNoKind = 3;

struct LongRow {
  std::size_t kind = kNoKind;
  std::array<std::int64_t, 4> index{};  // layer, head, query, key
};

/// A line's fields by the columns of the header.
class LongLine {
 public:
  LongLine(const Table& table, const LongColumns& columns, const std::vector<std::string>& fields,
           std::int64_t line)
      : m_table(table), m_columns(columns), m_fields(fields), m_line(line) {
    if (fields.size() == columns.count) return;
    throw Error("%1: expected %2 fields, found %3.", place(), columns.count, fields.size());
  }

  Message place() const { return linePlace(m_table, m_line); }
  std::int64_t line() const { return m_line; }
  /// Empty for a column that is not there.
  const std::string& field(int column) const {
    static const std::string none;
    return column < 0 ? none : m_fields[static_cast<std::size_t>(column)];
  }
  const LongColumns& columns() const { return m_columns; }
  float weight() const { return weightIn(field(m_columns.weight), m_table, m_line); }

  LongRow row() const {
    LongRow row;
    if (m_columns.kind >= 0) row.kind = kind();
    const std::array<int, 4> columns = {m_columns.layer, m_columns.head, m_columns.query, m_columns.key};
    for (std::size_t axis = 0; axis < 4; ++axis) {
      if (columns[axis] < 0) continue;
      const std::string& text = field(columns[axis]);
      const auto index = wholeNumberIn(text, m_table.format.decimalComma);
      if (!index || *index < 0 || *index >= std::numeric_limits<int>::max())
        throw Error("%1: expected %2 to be a number from 0, found \"%3\".", place(), kAxisNames[axis], text);
      row.index[axis] = *index;
    }
    return row;
  }

 private:
  std::size_t kind() const {
    const std::array<std::string_view, 3> kinds = {"encoder", "decoder", "cross"};
    const auto found = std::find(kinds.begin(), kinds.end(), field(m_columns.kind));
    if (found != kinds.end()) return static_cast<std::size_t>(found - kinds.begin());
    throw Error("%1: expected kind encoder, decoder or cross, found \"%2\".", place(), field(m_columns.kind));
  }

  const Table& m_table;
  const LongColumns& m_columns;
  const std::vector<std::string>& m_fields;
  std::int64_t m_line;
};

/// What the rows of one kind span. Queries and keys begin at 0.
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
void forEachLine(const Table& table, const LongColumns& columns, const Use& use) {
  CsvReader reader(table.body, table.file, table.format.dialect);
  std::vector<std::string> fields;
  reader.nextRow(fields);  // the header
  while (reader.nextRow(fields)) use(LongLine(table, columns, fields, reader.line()));
}

/// The array of one kind while its lines are read.
struct LongArray {
  ImportedArray array;
  Extent extent;
  std::vector<std::uint8_t> queryLabelled;  // 1: a line has given the label
  std::vector<std::uint8_t> keyLabelled;
  int decimals = 0;
};

Message axisRange(const Extent& extent, std::size_t axis, Phrase name) {
  return Message("%1 %2 to %3", name, extent.first[axis], extent.last[axis]);
}

AttentionKind kindOf(std::size_t kind, const Extent& extent) {
  if (kind != kNoKind) return static_cast<AttentionKind>(kind);
  return extent.size(2) == extent.size(3) ? AttentionKind::Encoder : AttentionKind::Cross;
}

LongArray emptyArray(const Extent& extent, std::size_t kind, const std::string& file) {
  ImportedArray array;
  array.kind = kindOf(kind, extent);
  array.name = kind == kNoKind ? file : file + ": " + std::string(nameOf(array.kind));
  if (!isFull(extent)) {
    throw Error(
        "%1: expected a line for every layer, head, query and key, found %2 lines for %3, %4, %5 and %6.",
        array.name, extent.rows, axisRange(extent, 0, phrase("layers")),
        axisRange(extent, 1, phrase("heads")), axisRange(extent, 2, phrase("queries")),
        axisRange(extent, 3, phrase("keys")));
  }
  array.shape = {extent.size(0), extent.size(1), extent.size(2), extent.size(3)};
  if (array.kind != AttentionKind::Cross && array.shape.queries != array.shape.keys) {
    throw Error("%1: expected as many queries as keys for self-attention, found %2 queries and %3 keys.",
                array.name, array.shape.queries, array.shape.keys);
  }
  requireMemory(static_cast<std::uint64_t>(extent.rows) * sizeof(float), file);
  // NaN marks the cells that no line has filled yet.
  array.cells.assign(static_cast<std::size_t>(extent.rows), std::numeric_limits<float>::quiet_NaN());
  const auto queries = static_cast<std::size_t>(array.shape.queries);
  const auto keys = static_cast<std::size_t>(array.shape.keys);
  return {std::move(array), extent, std::vector<std::uint8_t>(queries), std::vector<std::uint8_t>(keys), 0};
}

/// Sets a label, or compares it with the one that an earlier line has given.
void setLabel(std::optional<std::vector<std::string>>& labels, std::vector<std::uint8_t>& labelled,
              std::size_t index, const std::string& text, const LongLine& line) {
  if (!labels) labels.emplace(labelled.size());
  std::string& label = (*labels)[index];
  if (!labelled[index]) label = text;
  labelled[index] = 1;
  if (label == text) return;
  throw Error("%1: expected the token \"%2\" as on an earlier line, found \"%3\".", line.place(), label,
              text);
}

void setCell(LongArray& target, const LongRow& row, const LongLine& line, bool decimalComma) {
  const PatternShape& shape = target.array.shape;
  const std::int64_t head =
      (row.index[0] - target.extent.first[0]) * shape.heads + row.index[1] - target.extent.first[1];
  const std::int64_t cell = (head * shape.queries + row.index[2]) * shape.keys + row.index[3];
  float& weight = target.array.cells[static_cast<std::size_t>(cell)];
  if (!std::isnan(weight)) throw Error("%1: this cell is there twice.", line.place());
  weight = line.weight();
  const LongColumns& columns = line.columns();
  target.decimals = std::max(target.decimals, decimalsIn(line.field(columns.weight), decimalComma));
  if (columns.queryToken >= 0)
    setLabel(target.array.labels.queries, target.queryLabelled, static_cast<std::size_t>(row.index[2]),
             line.field(columns.queryToken), line);
  if (columns.keyToken >= 0)
    setLabel(target.array.labels.keys, target.keyLabelled, static_cast<std::size_t>(row.index[3]),
             line.field(columns.keyToken), line);
}

std::string normalized(const std::string& name) {
  std::string text;
  for (const char c : name) {
    if (c == ' ' && text.empty()) continue;
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == ' ' ? '_' : c;
  }
  while (text.ends_with('_')) text.pop_back();
  return text;
}

}  // namespace

std::optional<LongColumns> longColumnsOf(const std::vector<std::string>& header) {
  LongColumns columns;
  columns.count = header.size();
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name = normalized(header[i]);
    const auto take = [&](int& column, std::initializer_list<std::string_view> names) {
      if (column < 0 && std::find(names.begin(), names.end(), name) != names.end())
        column = static_cast<int>(i);
    };
    take(columns.kind, {"kind"});
    take(columns.layer, {"layer"});
    take(columns.head, {"head"});
    take(columns.query, {"query", "query_index", "query_pos", "query_position", "q"});
    take(columns.key, {"key", "key_index", "key_pos", "key_position", "k"});
    take(columns.queryToken, {"query_token", "query_label", "query_text"});
    take(columns.keyToken, {"key_token", "key_label", "key_text"});
    take(columns.weight, {"weight", "attention", "attn", "value", "attention_weight", "prob", "probability"});
  }
  if (columns.query < 0 || columns.key < 0 || columns.weight < 0) return std::nullopt;
  return columns;
}

ImportedFile readCsvLong(const Table& table, const LongColumns& columns) {
  std::array<Extent, 4> extents;
  forEachLine(table, columns, [&](const LongLine& line) {
    const LongRow row = line.row();
    extents[row.kind].include(row.index);
  });
  std::array<LongArray, 4> arrays;
  for (std::size_t kind = 0; kind < arrays.size(); ++kind)
    if (extents[kind].rows > 0) arrays[kind] = emptyArray(extents[kind], kind, table.file);
  forEachLine(table, columns, [&](const LongLine& line) {
    const LongRow row = line.row();
    setCell(arrays[row.kind], row, line, table.format.decimalComma);
  });
  ImportedFile imported;
  for (LongArray& array : arrays) {
    if (array.extent.rows == 0) continue;
    array.array.rowTolerance = rowToleranceOf(DType::Float32, array.decimals, array.array.shape.keys);
    imported.arrays.push_back(std::move(array.array));
  }
  if (imported.arrays.empty())
    throw Error("%1: expected lines of weights after the header, found none.", table.file);
  return imported;
}

}  // namespace headlight
