#include "core/arrays/attention_export.h"

#include <algorithm>
#include <cmath>

#include "core/arrays/array_header.h"
#include "core/arrays/attention_writers.h"
#include "core/arrays/number_text.h"
#include "core/arrays/output_room.h"
#include "core/arrays/row_blocks.h"
#include "core/error.h"

namespace headlight {

namespace {

std::string extensionOf(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos) return {};
  std::string extension = name.substr(dot + 1);
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension;
}

std::string namesOf(const std::vector<ExportPart>& parts) {
  std::string names;
  for (const ExportPart& part : parts) names += (names.empty() ? "" : ", ") + std::string(nameOf(part.kind));
  return names;
}

/// JSON has no word for infinities and NaN.
std::string jsonRow(const Matrix& matrix, std::int64_t row, const std::string& file) {
  std::string text = row == 0 ? "\n[[" : ",\n[";
  for (Eigen::Index column = 0; column < matrix.cols(); ++column) {
    if (column > 0) text += ',';
    const float value = matrix(row, column);
    if (!std::isfinite(value)) {
      throw Error(
          "Cannot write %1: the logit of token %2 for id %3 is not a finite number, which JSON cannot hold.",
          file, row, column);
    }
    appendNumber(text, value);
  }
  return text + (row + 1 == matrix.rows() ? "]]" : "]");
}

void writeJsonLogits(AtomicFile& target, const Matrix& logits, const std::string& file,
                     const Execution& execution) {
  constexpr std::int64_t kCellsPerBlock = 1 << 20;
  const std::int64_t rows = logits.rows();
  const std::int64_t step =
      std::max<std::int64_t>(1, kCellsPerBlock / std::max<Eigen::Index>(1, logits.cols()));
  target.write("{\n\"logits\": ");
  for (std::int64_t begin = 0; begin < rows; begin += step) {
    const auto texts = makeTexts(std::min(step, rows - begin), execution,
                                 [&](std::int64_t row) { return jsonRow(logits, begin + row, file); });
    for (const std::string& text : texts) target.write(text);
    if (execution.progress) execution.progress(static_cast<double>(begin) / static_cast<double>(rows));
  }
  target.write("\n}\n");
}

}  // namespace

DataFormat dataFormatOf(const std::string& file) {
  const std::string extension = extensionOf(file);
  if (extension == "safetensors") return DataFormat::Safetensors;
  if (extension == "npy") return DataFormat::Npy;
  if (extension == "json") return DataFormat::Json;
  if (extension == "csv") return DataFormat::Csv;
  throw Error("The extension of %1 is not one of .safetensors, .npy, .json, .csv.", file);
}

void exportAttention(const Trace& trace, const ExportSelection& selection, const std::string& file,
                     const Execution& execution) {
  const DataFormat format = dataFormatOf(file);
  const std::vector<ExportPart> parts = selectParts(trace, selection);
  if (format == DataFormat::Npy && parts.size() > 1) {
    throw Error(
        "Cannot write %1: an .npy file holds one array, and this model has several kinds (%2); choose one "
        "kind.",
        file, namesOf(parts));
  }
  double cells = 0;
  for (const ExportPart& part : parts) cells += static_cast<double>(part.cells());
  requireOutputRoom(file, leastFileBytes(format, cells));
  AtomicFile target(file);
  switch (format) {
    case DataFormat::Safetensors:
      writeSafetensors(target, parts, execution);
      break;
    case DataFormat::Npy:
      writeNpy(target, parts, selection, execution);
      break;
    case DataFormat::Json:
      writeJson(target, parts, execution);
      break;
    case DataFormat::Csv:
      writeCsv(target, parts, execution);
      break;
  }
  execution.throwIfStopped();
  target.commit();
}

void exportLogits(const Trace& trace, const std::string& file, const Execution& execution) {
  const DataFormat format = dataFormatOf(file);
  if (format == DataFormat::Csv) {
    throw Error("The extension of %1 is not one of .safetensors, .npy, .json.", file);
  }
  const Matrix& logits = trace.logits;  // [positions, vocabulary]
  if (logits.size() == 0) throw Error("There are no logits here: the model has no output head.");
  AtomicFile target(file);
  if (format == DataFormat::Json) {
    writeJsonLogits(target, logits, file, execution);
  } else {
    const std::vector<std::int64_t> shape = {logits.rows(), logits.cols()};
    target.write(format == DataFormat::Npy ? npyHeader(shape) : safetensorsHeader({{"logits", shape}}, {}));
    target.write(std::as_bytes(std::span(logits.data(), static_cast<std::size_t>(logits.size()))));
  }
  execution.throwIfStopped();
  target.commit();
}

}  // namespace headlight
