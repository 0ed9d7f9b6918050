#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/csv.h"
#include "core/message.h"

namespace headlight {

/// How a table's text is to be read.
struct TableFormat {
  CsvDialect dialect;
  bool decimalComma = false;  // "0,5" is a half
  bool operator==(const TableFormat&) const = default;
};

/// A table less what stands before its rows.
struct Table {
  std::string_view body;
  TableFormat format;
  std::int64_t skippedLines = 0;                    // lines before the body
  std::optional<std::string_view> commentedHeader;  // the last line that "#" made a comment
  std::string file;
};

/// Finds out how a text is divided into fields, by which separator (tab, ";", "|", ",", spaces) and decimal
/// sign make numbers of most of its fields. A first line "sep=;", as spreadsheets take it, says so itself and
/// is left out, and so are lines at the start that "#" makes comments, as np.savetxt writes its header.
Table tableOf(std::string_view text, const std::string& file);

/// The number that a field holds: spaces around it and a plus sign are no part of it, what is too small for a
/// float32 is 0, what is too large is infinite; "nan" and "inf" are numbers too. Nothing for other texts.
std::optional<float> numberIn(std::string_view field, bool decimalComma);

/// A whole number, "3" or "3.0".
std::optional<std::int64_t> wholeNumberIn(std::string_view field, bool decimalComma);

/// Digits after the point of a field that holds a number.
int decimalsIn(std::string_view field, bool decimalComma);

/// numberIn, or Error naming file and line: "expected a weight, found "x"", "expected finite weights, found
/// nan".
float weightIn(const std::string& field, const Table& table, std::int64_t line);

/// "a.csv, line 3", with the line counted in the file.
Message linePlace(const Table& table, std::int64_t line);

/// Whether a text of any extension is a table of numbers: at least two rows of at least two numbers each, or
/// one row of decimal fractions, with nothing else but labels in the first row and the first column.
bool looksLikeNumberTable(std::string_view text);

}  // namespace headlight
