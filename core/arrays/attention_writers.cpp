#include "core/arrays/attention_writers.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

#include "core/arrays/array_header.h"
#include "core/arrays/number_text.h"
#include "core/arrays/row_blocks.h"
#include "core/error.h"
#include "core/io/csv.h"

namespace headlight {

namespace {

// Blocks large enough to keep all threads busy, small enough to be nothing beside a model.
constexpr std::int64_t kBinaryCells = 4 << 20;
constexpr std::int64_t kTextCells = 256 << 10;

std::string jsonOf(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Names and JSON texts of what goes with the arrays.
std::vector<std::pair<std::string, std::string>> labelsOf(const std::vector<ExportPart>& parts) {
  std::vector<std::pair<std::string, std::string>> labels;
  for (const ExportPart& part : parts) {
    const std::string kind(nameOf(part.kind));
    labels.emplace_back(kind + ".query_tokens", jsonOf(tokenTexts(part.patterns->queryTokens())));
    labels.emplace_back(kind + ".key_tokens", jsonOf(tokenTexts(part.patterns->keyTokens())));
  }
  return labels;
}

/// The first description that a part has; empty for the heads of a model.
std::string descriptionOf(const std::vector<ExportPart>& parts) {
  for (const ExportPart& part : parts) {
    if (!part.patterns->description().empty()) return part.patterns->description();
  }
  return {};
}

/// Whether what queries give to sinks is written beside the part's weights.
bool withSinks(const ExportPart& part) { return part.patterns->hasSinks(); }

std::string sinkName(const ExportPart& part) { return std::string(nameOf(part.kind)) + ".sink"; }

/// The shares of one head, [queries].
std::vector<float> sinkShares(const ExportPart& part, HeadId head) {
  std::vector<float> shares;
  for (std::int64_t query = 0; query < part.queries(); ++query)
    shares.push_back(part.patterns->sinkShare(head, query));
  return shares;
}

/// Calls use(head, shares) for every head of the part.
template <typename Use>
void forEachSink(const ExportPart& part, const Use& use) {
  for (std::int64_t layer = part.layerBegin; layer < part.layerEnd; ++layer) {
    for (std::int64_t head = part.headBegin; head < part.headEnd; ++head) {
      const HeadId id{static_cast<int>(layer), static_cast<int>(head)};
      use(id, sinkShares(part, id));
    }
  }
}

/// Nested lists [layers, heads, queries].
std::string sinksAsJson(const ExportPart& part) {
  std::string text;
  forEachSink(part, [&](HeadId head, const std::vector<float>& shares) {
    if (head.head == part.headBegin) text += text.empty() ? "[[" : "],[";
    text += head.head == part.headBegin ? "[" : ",[";
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (i > 0) text += ',';
      appendNumber(text, shares[i]);
    }
    text += ']';
  });
  return text + "]]";
}

void writeCells(AtomicFile& file, const std::vector<ExportPart>& parts, const Execution& execution) {
  forEachRowBlock(parts, kBinaryCells, execution,
                  [&](const HeadRows& block) { file.write(std::as_bytes(block.cells)); });
}

/// The brackets before and after one row of a nested JSON array [layers, heads, queries, keys].
struct Brackets {
  std::string opening;
  std::string closing;
};

Brackets bracketsOf(const HeadRows& block, std::int64_t query) {
  const ExportPart& part = *block.part;
  Brackets brackets{"[", "]"};
  const bool firstRow = query == 0;
  const bool firstHead = firstRow && block.head.head == part.headBegin;
  const bool firstLayer = firstHead && block.head.layer == part.layerBegin;
  if (firstRow) brackets.opening += "[";
  if (firstHead) brackets.opening += "[";
  brackets.opening = (firstLayer ? "\n[" : ",\n") + brackets.opening;
  if (query + 1 != part.queries()) return brackets;
  brackets.closing += "]";
  if (block.head.head + 1 != part.headEnd) return brackets;
  brackets.closing += "]";
  if (block.head.layer + 1 == part.layerEnd) brackets.closing += "]";
  return brackets;
}

/// JSON has no word for infinities and NaN.
void requireFinite(const HeadRows& block, std::int64_t row, std::span<const float> cells) {
  if (std::all_of(cells.begin(), cells.end(), [](float cell) { return std::isfinite(cell); })) return;
  throw Error("Query %1 of head %2.%3 has a weight that is not a finite number, which JSON cannot hold.",
              block.queryBegin + row, block.head.layer, block.head.head);
}

std::string jsonRow(const HeadRows& block, std::int64_t row) {
  const std::int64_t keys = block.part->keys();
  requireFinite(
      block, row,
      std::span(block.cells).subspan(static_cast<std::size_t>(row * keys), static_cast<std::size_t>(keys)));
  const Brackets brackets = bracketsOf(block, block.queryBegin + row);
  std::string text = brackets.opening;
  for (std::int64_t key = 0; key < keys; ++key) {
    if (key > 0) text += ',';
    appendNumber(text, block.cells[static_cast<std::size_t>(row * keys + key)]);
  }
  return text + brackets.closing;
}

/// What the CSV lines of one kind have in common: its tokens, quoted once.
struct CsvTokens {
  std::vector<std::string> queries;
  std::vector<std::string> keys;
};

std::vector<std::string> quoted(const TokenList& tokens) {
  std::vector<std::string> fields;
  for (const std::string& text : tokenTexts(tokens)) fields.push_back(csvField(text));
  return fields;
}

std::string csvRow(const HeadRows& block, std::int64_t row, const CsvTokens& tokens) {
  const std::int64_t keys = block.part->keys();
  const std::int64_t query = block.queryBegin + row;
  const std::string before = std::string(nameOf(block.part->kind)) + ',' + std::to_string(block.head.layer) +
                             ',' + std::to_string(block.head.head) + ',' + std::to_string(query) + ',';
  const std::string queryToken = ',' + tokens.queries[static_cast<std::size_t>(query)] + ',';
  std::string text;
  for (std::int64_t key = 0; key < keys; ++key) {
    text += before;
    text += std::to_string(key);
    text += queryToken;
    text += tokens.keys[static_cast<std::size_t>(key)];
    text += ',';
    appendNumber(text, block.cells[static_cast<std::size_t>(row * keys + key)]);
    text += '\n';
  }
  return text;
}

}  // namespace

void writeSafetensors(AtomicFile& file, const std::vector<ExportPart>& parts, const Execution& execution) {
  auto metadata = labelsOf(parts);
  if (const std::string text = descriptionOf(parts); !text.empty())
    metadata.emplace_back("description", text);
  std::vector<ArrayEntry> arrays;
  for (const ExportPart& part : parts) {
    arrays.push_back(
        {std::string(nameOf(part.kind)), {part.layers(), part.heads(), part.queries(), part.keys()}});
  }
  for (const ExportPart& part : parts)
    if (withSinks(part)) arrays.push_back({sinkName(part), {part.layers(), part.heads(), part.queries()}});
  file.write(safetensorsHeader(arrays, metadata));
  writeCells(file, parts, execution);
  for (const ExportPart& part : parts) {
    if (!withSinks(part)) continue;
    forEachSink(part, [&](HeadId, const std::vector<float>& shares) {
      file.write(std::as_bytes(std::span<const float>(shares)));
    });
  }
}

void writeNpy(AtomicFile& file, const std::vector<ExportPart>& parts, const ExportSelection& selection,
              const Execution& execution) {
  const ExportPart& part = parts.front();
  std::vector<std::int64_t> shape;
  if (!selection.layer) shape.push_back(part.layers());
  if (!selection.head) shape.push_back(part.heads());
  shape.push_back(part.queries());
  shape.push_back(part.keys());
  file.write(npyHeader(shape));
  writeCells(file, parts, execution);
}

void writeJson(AtomicFile& file, const std::vector<ExportPart>& parts, const Execution& execution) {
  std::string separator = "{\n";
  for (const auto& [name, json] : labelsOf(parts)) {
    file.write(separator + jsonOf(name) + ": " + json);
    separator = ",\n";
  }
  if (const std::string text = descriptionOf(parts); !text.empty()) {
    file.write(separator + "\"description\": " + jsonOf(text));
  }
  const ExportPart* current = nullptr;
  forEachRowBlock(parts, kTextCells, execution, [&](const HeadRows& block) {
    if (block.part != current) file.write(",\n" + jsonOf(std::string(nameOf(block.part->kind))) + ": ");
    current = block.part;
    const auto rows = makeTexts(block.queryEnd - block.queryBegin, execution,
                                [&](std::int64_t row) { return jsonRow(block, row); });
    for (const std::string& row : rows) file.write(row);
  });
  for (const ExportPart& part : parts)
    if (withSinks(part)) file.write(",\n" + jsonOf(sinkName(part)) + ": " + sinksAsJson(part));
  file.write("\n}\n");
}

void writeCsv(AtomicFile& file, const std::vector<ExportPart>& parts, const Execution& execution) {
  file.write("kind,layer,head,query,key,query_token,key_token,weight\n");
  const ExportPart* current = nullptr;
  CsvTokens tokens;
  forEachRowBlock(parts, kTextCells, execution, [&](const HeadRows& block) {
    if (block.part != current) {
      tokens = {quoted(block.part->patterns->queryTokens()), quoted(block.part->patterns->keyTokens())};
    }
    current = block.part;
    const auto rows = makeTexts(block.queryEnd - block.queryBegin, execution,
                                [&](std::int64_t row) { return csvRow(block, row, tokens); });
    for (const std::string& row : rows) file.write(row);
  });
}

}  // namespace headlight
