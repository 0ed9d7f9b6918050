#include "core/arrays/attention_import.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "core/arrays/array_format.h"
#include "core/arrays/imported_array.h"
#include "core/arrays/number_text.h"
#include "core/arrays/piece_labels.h"
#include "core/arrays/token_sidecar.h"
#include "core/error.h"
#include "core/io/mapped_file.h"
#include "core/trace/dense_pattern_source.h"

namespace headlight {

namespace {

/// Labels given for queries and keys alike fit a square array only, so each count is compared.
TokenList tokensOf(const std::optional<std::vector<std::string>>& labels, std::int64_t count, Phrase what,
                   const std::string& name) {
  if (labels && static_cast<std::int64_t>(labels->size()) != count) {
    throw Error("%1: expected %2 labels, one for each %3, found %4.", name, count, what, labels->size());
  }
  if (labels) return makePieceList(*labels);
  std::vector<std::string> positions;
  for (std::int64_t i = 0; i < count; ++i) positions.push_back(std::to_string(i));
  return makeTokenList(positions);
}

/// Options come first, then the file itself, then what lies beside it.
ArrayLabels chooseLabels(const ImportedArray& array, const ImportOptions& options,
                         const std::optional<TokenSidecar>& sidecar) {
  if (options.tokens) return {options.tokens, options.tokens};
  ArrayLabels labels = array.labels;
  if (sidecar && !labels.queries) labels.queries = sidecar->labels.queries;
  if (sidecar && !labels.keys) labels.keys = sidecar->labels.keys;
  return labels;
}

std::string rounded(float value) {
  std::string text;
  appendNumber(text, std::round(value * 1000) / 1000);
  return text;
}

std::shared_ptr<const DensePatternSource> sourceOf(ImportedArray array, const ImportOptions& options,
                                                   const std::optional<TokenSidecar>& sidecar,
                                                   const std::string& description) {
  const ArrayLabels labels = chooseLabels(array, options, sidecar);
  DensePatternSource::Parts parts;
  parts.kind = array.kind;
  parts.shape = array.shape;
  parts.queryTokens = tokensOf(labels.queries, array.shape.queries, phrase("query"), array.name);
  parts.keyTokens = tokensOf(labels.keys, array.shape.keys, phrase("key"), array.name);
  parts.description = description;
  parts.visibleKeys = std::move(array.visibleKeys);
  parts.rowTolerance = array.rowTolerance;
  const auto cells = std::make_shared<const std::vector<float>>(std::move(array.cells));
  parts.weights = cells->data();
  parts.storage = cells;
  return std::make_shared<DensePatternSource>(std::move(parts));
}

}  // namespace

ImportedAttention importAttention(const std::string& file, const ImportOptions& options) {
  const auto mapped = MappedFile::open(file);
  ImportedFile content =
      mapped->read([&](std::span<const std::byte> bytes) { return readArrayFile(bytes, file); });
  const auto sidecar = readTokenSidecar(file);
  ImportedAttention imported;
  imported.description = content.description;
  imported.notes = content.notes;
  if (sidecar && imported.description.empty()) imported.description = sidecar->description;
  // A safetensors file lists its arrays by name; people expect encoder, decoder, cross.
  std::sort(content.arrays.begin(), content.arrays.end(),
            [](const ImportedArray& a, const ImportedArray& b) { return a.kind < b.kind; });
  auto trace = std::make_shared<Trace>();
  for (ImportedArray& array : content.arrays) {
    const AttentionKind kind = array.kind;
    const auto source = sourceOf(std::move(array), options, sidecar, imported.description);
    if (!source->rowsSumToOne()) {
      const ValueRange sums = source->rowSums();
      imported.notes.push_back(
          content.arrays.size() > 1
              ? Message("Rows of %1 do not sum to 1 (%2 to %3).", phrase(nameOf(kind)), rounded(sums.low),
                        rounded(sums.high))
              : Message("Rows do not sum to 1 (%1 to %2).", rounded(sums.low), rounded(sums.high)));
    }
    trace->place(kind).emplace().patterns = source;
  }
  imported.trace = std::move(trace);
  return imported;
}

bool looksLikeAttention(const std::string& file) {
  try {
    const auto mapped = MappedFile::open(file);
    return mapped->read(
        [&](std::span<const std::byte> bytes) { return arrayFormatOf(bytes, file) != ArrayFormat::None; });
  } catch (const Error&) {
    return false;
  }
}

}  // namespace headlight
