#include "core/arrays/tap_export.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/arrays/array_header.h"
#include "core/arrays/attention_export.h"
#include "core/arrays/export_part.h"
#include "core/arrays/number_text.h"
#include "core/arrays/output_room.h"
#include "core/arrays/row_blocks.h"
#include "core/error.h"
#include "core/io/atomic_file.h"

namespace headlight {
namespace {

std::string jsonOf(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Names and JSON texts of what goes with the arrays.
std::vector<std::pair<std::string, std::string>> tapLabels(const std::vector<TapArray>& arrays,
                                                           const TapTokens& tokens) {
  nlohmann::json first = nlohmann::json::object();
  for (const TapArray& array : arrays) first[array.name] = array.record->firstToken;
  std::vector<std::pair<std::string, std::string>> labels;
  labels.emplace_back("tokens", jsonOf(tokenTexts(tokens.tokens)));
  if (!tokens.decoderTokens.empty())
    labels.emplace_back("decoder_tokens", jsonOf(tokenTexts(tokens.decoderTokens)));
  labels.emplace_back("first_token", jsonOf(first));
  return labels;
}

void writeValues(AtomicFile& target, const std::vector<TapArray>& arrays) {
  for (const TapArray& array : arrays) {
    const Matrix& values = array.record->values;
    target.write(std::as_bytes(std::span(values.data(), static_cast<std::size_t>(values.size()))));
  }
}

void appendNumbers(std::string& text, const Matrix& values, std::int64_t row, std::int64_t begin,
                   std::int64_t end) {
  text += '[';
  for (std::int64_t column = begin; column < end; ++column) {
    if (column > begin) text += ',';
    appendNumber(text, values(row, column));
  }
  text += ']';
}

/// The numbers of one token: a list, or one for each head.
std::string jsonRow(const TapArray& array, std::int64_t row, const std::string& file) {
  const Matrix& values = array.record->values;
  if (!values.row(row).allFinite()) {
    throw Error("Cannot write %1: row %2 of %3 holds a number that is not finite, which JSON cannot hold.",
                file, row, array.name);
  }
  std::string text = row == 0 ? "\n[" : ",\n";
  if (array.record->heads == 0) {
    appendNumbers(text, values, row, 0, values.cols());
    return text;
  }
  const std::int64_t size = values.cols() / array.record->heads;
  for (std::int64_t head = 0; head < array.record->heads; ++head) {
    text += head == 0 ? '[' : ',';
    appendNumbers(text, values, row, head * size, (head + 1) * size);
  }
  return text + ']';
}

void writeJsonArrays(AtomicFile& target, const std::vector<TapArray>& arrays, const TapTokens& tokens,
                     const std::string& file, const Execution& execution) {
  std::string separator = "{\n";
  for (const auto& [name, json] : tapLabels(arrays, tokens)) {
    target.write(separator + jsonOf(name) + ": " + json);
    separator = ",\n";
  }
  for (const TapArray& array : arrays) {
    target.write(",\n" + jsonOf(array.name) + ": ");
    const auto rows = makeTexts(array.record->values.rows(), execution,
                                [&](std::int64_t row) { return jsonRow(array, row, file); });
    for (const std::string& row : rows) target.write(row);
    target.write("]");
  }
  target.write("\n}\n");
}

void requireRoom(const std::vector<TapArray>& arrays, DataFormat format, const std::string& file) {
  if (format == DataFormat::Csv)
    throw Error("The extension of %1 is not one of .safetensors, .npy, .json.", file);
  if (format == DataFormat::Npy && arrays.size() > 1) {
    throw Error("Cannot write %1: an .npy file holds one array, and %2 were asked for.", file, arrays.size());
  }
  double cells = 0;
  for (const TapArray& array : arrays) cells += static_cast<double>(array.record->values.size());
  requireOutputRoom(file, leastFileBytes(format, cells));
}

}  // namespace

void exportTaps(const std::vector<TapArray>& arrays, const TapTokens& tokens, const std::string& file,
                const Execution& execution) {
  const DataFormat format = dataFormatOf(file);
  requireRoom(arrays, format, file);
  AtomicFile target(file);
  switch (format) {
    case DataFormat::Safetensors: {
      std::vector<ArrayEntry> entries;
      for (const TapArray& array : arrays) entries.push_back({array.name, array.record->shape()});
      target.write(safetensorsHeader(entries, tapLabels(arrays, tokens)));
      writeValues(target, arrays);
      break;
    }
    case DataFormat::Npy:
      target.write(npyHeader(arrays.front().record->shape()));
      writeValues(target, arrays);
      break;
    case DataFormat::Json:
      writeJsonArrays(target, arrays, tokens, file, execution);
      break;
    case DataFormat::Csv:
      break;
  }
  execution.throwIfStopped();
  target.commit();
}

}  // namespace headlight
