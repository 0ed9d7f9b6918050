#pragma once

#include "core/arrays/csv_table.h"
#include "core/arrays/imported_array.h"

namespace headlight {

/// A matrix of weights: a line for each query, a field for each key, with a first line of key labels, a first
/// column of query labels, both or neither. What is a label is told from the whole line or column:
/// - the first line is labels if any field but its first is no number, if its first field is empty or it has
///   one field less than the lines below, if it counts 0, 1, 2, ... over as many lines as it has fields, or
///   if numbers beyond 0 to 1 stand in it alone
/// - the first column is labels if any of its fields is no number, if the line above has an empty field there
///   or none, or if it counts 0, 1, 2, ... and the rows sum to 1 without it only
/// A last field that is empty in every line is left out. Throws Error naming file and line.
ImportedFile readCsvMatrix(const Table& table);

}  // namespace headlight
