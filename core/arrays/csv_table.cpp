#include "core/arrays/csv_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "core/error.h"

namespace headlight {
namespace {

// Enough rows to tell what a table is made of.
constexpr std::size_t kSampleBytes = 64 << 10;
constexpr std::size_t kSampleRows = 64;

using Rows = std::vector<std::vector<std::string>>;

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  for (;;) {
    if (!text.empty() && blank(text.front()))
      text.remove_prefix(1);
    else if (!text.empty() && blank(text.back()))
      text.remove_suffix(1);
    else if (text.starts_with("\xC2\xA0"))  // no-break spaces, which spreadsheets pad with
      text.remove_prefix(2);
    else if (text.ends_with("\xC2\xA0"))
      text.remove_suffix(2);
    else
      return text;
  }
}

/// The field as C++ reads numbers, or nothing for one with a point where the comma is the decimal sign.
std::optional<std::string> plainNumber(std::string_view field, bool decimalComma) {
  field = trimmed(field);
  if (field.starts_with('+')) {
    field.remove_prefix(1);
    if (field.starts_with('-') || field.starts_with('+')) return std::nullopt;
  }
  std::string text(field);
  if (!decimalComma) return text;
  if (text.find('.') != std::string::npos) return std::nullopt;
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

/// Whether a number beyond the range of double is tiny rather than huge.
bool isTiny(std::string_view text) {
  const std::size_t exponent = text.find_first_of("eE");
  if (exponent != std::string_view::npos) return text.substr(exponent + 1).starts_with('-');
  const std::string_view whole = text.substr(0, text.find('.'));
  return whole.find_first_of("123456789") == std::string_view::npos;
}

/// The first rows of a text in a dialect; none where its quotes do not fit.
Rows sampleRows(std::string_view text, const CsvDialect& dialect) {
  Rows rows;
  try {
    CsvReader reader(text, {}, dialect);
    std::vector<std::string> fields;
    while (rows.size() < kSampleRows && reader.nextRow(fields)) rows.push_back(fields);
  } catch (const Error&) {
    rows.clear();
  }
  return rows;
}

/// The beginning of a text up to the end of a line.
std::string_view sampleOf(std::string_view text) {
  if (text.size() <= kSampleBytes) return text;
  const std::size_t end = text.substr(0, kSampleBytes).find_last_of("\r\n");
  // One line longer than the sample is cut at a field's end, whatever that may be.
  return text.substr(0, end == std::string_view::npos ? kSampleBytes : end + 1);
}

/// How well a format fits: the share of fields that are numbers, less for rows of differing lengths.
struct Fit {
  bool columns = false;  // more than one field in a row
  double numbers = 0;
};

Fit fitOf(const Rows& rows, bool decimalComma) {
  if (rows.empty()) return {};
  std::size_t fields = 0, numbers = 0, agreeing = 0;
  const std::size_t width = rows.back().size();
  for (const auto& row : rows) {
    agreeing += row.size() == width ? 1 : 0;
    fields += row.size();
    numbers += static_cast<std::size_t>(std::count_if(
        row.begin(), row.end(),
        [decimalComma](const std::string& field) { return numberIn(field, decimalComma).has_value(); }));
  }
  const double agreement = static_cast<double>(agreeing) / static_cast<double>(rows.size());
  return {width > 1, static_cast<double>(numbers) / static_cast<double>(fields) * agreement};
}

/// Whether every separator has a space behind it, as people and np.savetxt(delimiter=", ") write.
bool isSpaced(std::string_view sample, char separator) {
  bool any = false;
  for (std::size_t at = sample.find(separator); at != std::string_view::npos;
       at = sample.find(separator, at + 1)) {
    any = true;
    if (at + 1 < sample.size() && sample[at + 1] != ' ') return false;
  }
  return any;
}

TableFormat formatOf(std::string_view sample) {
  TableFormat best;
  Fit bestFit;
  for (const char separator : {'\t', ';', '|', ',', ' '}) {
    const CsvDialect dialect{separator, separator == ' ', separator != ' ' && isSpaced(sample, separator)};
    const Rows rows = sampleRows(sample, dialect);
    for (const bool decimalComma : {false, true}) {
      if (decimalComma && dialect.separator == ',') continue;
      const Fit fit = fitOf(rows, decimalComma);
      if (!fit.columns || fit.numbers <= bestFit.numbers) continue;
      best = {dialect, decimalComma};
      bestFit = fit;
    }
  }
  if (bestFit.columns) return best;
  // One column: a comma can only be the decimal sign.
  return {CsvDialect{','}, false};
}

/// "sep=;" in the first line, with or without quotes around it.
std::optional<char> separatorLine(std::string_view line) {
  if (line.size() > 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  if (line.size() < 5 || (line.substr(0, 4) != "sep=" && line.substr(0, 4) != "SEP=")) return std::nullopt;
  return line.substr(4) == "\\t" ? '\t' : line[4];
}

std::string_view firstLine(std::string_view text) { return text.substr(0, text.find_first_of("\r\n")); }

std::string_view afterFirstLine(std::string_view text) {
  const std::size_t end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return {};
  return text.substr(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
}

/// A line that "#" makes a comment; a token "#" as the label of a row is followed by numbers.
bool isComment(std::string_view line) {
  if (!line.starts_with('#')) return false;
  const std::string_view rest = line.substr(std::min(line.find_first_not_of('#'), line.size()));
  if (rest.empty()) return true;
  const char next = rest.front();
  if (next == ',' || next == ';' || next == '\t' || next == '|') return false;
  if (next != ' ') return true;
  const Rows fields = sampleRows(rest, {' ', true});
  return fields.empty() || !std::all_of(fields.front().begin(), fields.front().end(),
                                        [](const auto& field) { return numberIn(field, false).has_value(); });
}

bool isFraction(const std::string& field, bool decimalComma) {
  const auto number = numberIn(field, decimalComma);
  return number && *number >= 0 && *number <= 1 && decimalsIn(field, decimalComma) > 0;
}

}  // namespace

std::optional<float> numberIn(std::string_view field, bool decimalComma) {
  const auto text = plainNumber(field, decimalComma);
  if (!text || text->empty()) return std::nullopt;
  const char* const end = text->data() + text->size();
  float number = 0;
  auto result = std::from_chars(text->data(), end, number);
  if (result.ec == std::errc::result_out_of_range && result.ptr == end) {
    const float limit = isTiny(*text) ? 0.0f : std::numeric_limits<float>::infinity();
    return text->starts_with('-') ? -limit : limit;
  }
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return number;
}

std::optional<std::int64_t> wholeNumberIn(std::string_view field, bool decimalComma) {
  const auto text = plainNumber(field, decimalComma);
  if (!text) return std::nullopt;
  double number = 0;
  const auto result = std::from_chars(text->data(), text->data() + text->size(), number);
  const bool read = result.ec == std::errc() && result.ptr == text->data() + text->size();
  if (!read || std::abs(number) > 1e15 || number != std::floor(number)) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

int decimalsIn(std::string_view field, bool decimalComma) {
  field = trimmed(field);
  const std::size_t exponent = field.find_first_of("eE");
  const std::size_t point = field.find(decimalComma ? ',' : '.');
  std::int64_t decimals = 0;
  if (point != std::string_view::npos)
    decimals = static_cast<std::int64_t>(std::min(exponent, field.size()) - point) - 1;
  std::int64_t power = 0;
  if (exponent != std::string_view::npos) {
    std::string_view digits = field.substr(exponent + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    std::from_chars(digits.data(), digits.data() + digits.size(), power);
  }
  constexpr std::int64_t kMostPower = std::int64_t{1} << 40;
  // Beyond 64 bits the power stays 0; one near their end must not overflow the difference.
  power = std::clamp(power, -kMostPower, kMostPower);
  return static_cast<int>(std::clamp<std::int64_t>(decimals - power, 0, 400));
}

Message linePlace(const Table& table, std::int64_t line) {
  return Message("%1, line %2", table.file, line + table.skippedLines);
}

float weightIn(const std::string& field, const Table& table, std::int64_t line) {
  const auto weight = numberIn(field, table.format.decimalComma);
  if (!weight) throw Error("%1: expected a weight, found \"%2\".", linePlace(table, line), field);
  if (!std::isfinite(*weight))
    throw Error("%1: expected finite weights, found %2.", linePlace(table, line),
                std::string(trimmed(field)));
  return *weight;
}

Table tableOf(std::string_view text, const std::string& file) {
  Table table;
  table.file = file;
  table.body = text;
  const auto skipLine = [&table] {
    table.body = afterFirstLine(table.body);
    ++table.skippedLines;
  };
  const auto separator = separatorLine(firstLine(text));
  if (separator) skipLine();
  while (!table.body.empty() && isComment(firstLine(table.body))) {
    std::string_view header = firstLine(table.body);
    header.remove_prefix(std::min(header.find_first_not_of("# "), header.size()));
    table.commentedHeader = header;
    skipLine();
  }
  table.format = formatOf(sampleOf(table.body));
  if (separator && *separator != table.format.dialect.separator) {
    table.format.dialect = {*separator, *separator == ' '};
    const Rows rows = sampleRows(sampleOf(table.body), table.format.dialect);
    table.format.decimalComma = *separator != ',' && fitOf(rows, true).numbers > fitOf(rows, false).numbers;
  }
  return table;
}

bool looksLikeNumberTable(std::string_view text) {
  const Table table = tableOf(text.substr(0, kSampleBytes + 1), {});
  const bool comma = table.format.decimalComma;
  const Rows rows = sampleRows(sampleOf(table.body), table.format.dialect);
  if (rows.empty() || rows.back().size() < 2) return false;
  const auto areNumbers = [comma](const std::vector<std::string>& row) {
    return std::all_of(row.begin() + 1, row.end(),
                       [comma](const std::string& field) { return numberIn(field, comma).has_value(); });
  };
  const std::size_t width = rows.back().size();
  const bool header = !areNumbers(rows.front()) || rows.front().size() + 1 == width;
  const std::size_t first = header ? 1 : 0;
  std::size_t fractions = 0;
  for (std::size_t i = first; i < rows.size(); ++i) {
    if (rows[i].size() != width || !areNumbers(rows[i])) return false;
    fractions += static_cast<std::size_t>(
        std::count_if(rows[i].begin(), rows[i].end(),
                      [comma](const std::string& field) { return isFraction(field, comma); }));
  }
  const std::size_t count = rows.size() - first;
  if (count >= 2) {
    // Rows of words with a number behind each are no matrix; labels need two columns of numbers.
    const bool labelled = std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                                      [comma](const auto& row) { return !numberIn(row.front(), comma); });
    return !labelled || (width >= 3 && fractions > 0);
  }
  return count == 1 && !header && fractions == width;
}

}  // namespace headlight
