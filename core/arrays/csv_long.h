#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/arrays/csv_table.h"
#include "core/arrays/imported_array.h"

namespace headlight {

/// Where the fields of a line with one weight are; -1 for a column that is not there.
struct LongColumns {
  int kind = -1;
  int layer = -1;
  int head = -1;
  int query = -1;
  int key = -1;
  int queryToken = -1;
  int keyToken = -1;
  int weight = -1;
  std::size_t count = 0;
};

/// The columns of the header kind,layer,head,query,key,query_token,key_token,weight, in any order. Query, key
/// and weight must be there; other columns are passed over. Nothing for the header of something else.
std::optional<LongColumns> longColumnsOf(const std::vector<std::string>& header);

/// Reads a line for every cell. Layers and heads may begin above 0, since one of them may have been exported
/// alone; without a column for them there is one. Without kinds a square pattern is the encoder's, any other
/// cross-attention. Throws Error naming file, line and field.
ImportedFile readCsvLong(const Table& table, const LongColumns& columns);

}  // namespace headlight
