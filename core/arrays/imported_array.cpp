#include "core/arrays/imported_array.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/io/json_file.h"
#include "core/io/npy.h"
#include "core/io/safetensors.h"

namespace headlight {

namespace {

std::optional<AttentionKind> kindNamed(std::string_view name) {
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
    if (nameOf(kind) == name) return kind;
  }
  return std::nullopt;
}

PatternShape shapeOf(const TensorView& tensor, const std::string& name) {
  const std::vector<std::int64_t>& sizes = tensor.shape;
  if (sizes.size() < 2 || sizes.size() > 4) {
    throw Error(
        name + ": expected an array of 2 to 4 dimensions ([layers, heads, queries, keys]), found the shape " +
        tensor.shapeText() + ".");
  }
  PatternShape shape{1, 1, sizes[sizes.size() - 2], sizes[sizes.size() - 1]};
  if (sizes.size() > 2) shape.heads = sizes[sizes.size() - 3];
  if (sizes.size() > 3) shape.layers = sizes[0];
  constexpr std::int64_t kMost = std::numeric_limits<int>::max();
  const bool possible = tensor.elementCount() > 0 && shape.layers <= kMost && shape.heads <= kMost;
  if (!possible)
    throw Error(name + ": expected at least one cell, found the shape " + tensor.shapeText() + ".");
  return shape;
}

AttentionKind kindOf(const PatternShape& shape, const std::string& name, std::optional<AttentionKind> kind) {
  const bool square = shape.queries == shape.keys;
  if (!kind) return square ? AttentionKind::Encoder : AttentionKind::Cross;
  if (!square && *kind != AttentionKind::Cross) {
    throw Error(name + ": expected as many queries as keys for self-attention, found " +
                std::to_string(shape.queries) + " queries and " + std::to_string(shape.keys) + " keys.");
  }
  return *kind;
}

void requireFinite(const ImportedArray& array) {
  const PatternShape& shape = array.shape;
  for (std::size_t i = 0; i < array.cells.size(); ++i) {
    if (std::isfinite(array.cells[i])) continue;
    const auto index = static_cast<std::int64_t>(i);
    const std::int64_t row = index / shape.keys;
    const std::int64_t head = row / shape.queries;
    throw Error(array.name + ": expected finite weights, found " +
                (std::isnan(array.cells[i]) ? "NaN" : "infinity") + " at layer " +
                std::to_string(head / shape.heads) + ", head " + std::to_string(head % shape.heads) +
                ", query " + std::to_string(row % shape.queries) + ", key " +
                std::to_string(index % shape.keys) + ".");
  }
}

using Metadata = std::map<std::string, std::string>;

/// Labels of the array called `name`, under its own name or, for a single array, under none.
std::optional<std::vector<std::string>> metadataLabels(const Metadata& metadata, const std::string& name,
                                                       const std::string& what, bool single,
                                                       const std::string& file) {
  for (const std::string& key : {name + "." + what, what}) {
    const auto found = metadata.find(key);
    if (found != metadata.end()) return labelsOf(found->second, file + ": metadata " + key);
    if (!single) break;
  }
  return std::nullopt;
}

std::string namesOf(const std::vector<TensorView>& tensors) {
  std::string names;
  for (const TensorView& tensor : tensors) names += (names.empty() ? "" : ", ") + tensor.name;
  return names.empty() ? "none" : names;
}

}  // namespace

ImportedArray arrayOf(const TensorView& tensor, const std::string& name, std::optional<AttentionKind> kind) {
  if (!isFloatingPoint(tensor.dtype)) {
    throw Error(name + ": expected floating-point weights, found elements of type " +
                std::string(nameOf(tensor.dtype)) + ".");
  }
  ImportedArray array;
  array.name = name;
  array.shape = shapeOf(tensor, name);
  array.kind = kindOf(array.shape, name, kind);
  array.cells.resize(static_cast<std::size_t>(tensor.elementCount()));
  widen(tensor, 0, array.cells);
  requireFinite(array);
  return array;
}

std::vector<std::string> labelsOf(std::string_view json, const std::string& place) {
  const nlohmann::json value = parseJson(json, place);
  std::vector<std::string> labels;
  if (!value.is_array()) throw Error(place + ": expected a JSON array of token labels.");
  for (const auto& label : value) {
    if (!label.is_string()) {
      throw Error(place + ": expected texts only, but entry " + std::to_string(labels.size()) + " is none.");
    }
    labels.push_back(label.get<std::string>());
  }
  return labels;
}

ImportedFile readSafetensorsAttention(std::span<const std::byte> bytes, const std::string& file) {
  const SafetensorsFile content = readSafetensors(bytes, file);
  const bool single = content.tensors.size() == 1;
  ImportedFile imported;
  for (const TensorView& tensor : content.tensors) {
    const auto kind = kindNamed(tensor.name);
    if (!kind && !single) {
      throw Error(file + ": expected arrays encoder, decoder or cross, or a single array, found " +
                  namesOf(content.tensors) + ".");
    }
    ImportedArray array = arrayOf(tensor, file + ": " + tensor.name, kind);
    array.labels.queries = metadataLabels(content.metadata, tensor.name, "query_tokens", single, file);
    array.labels.keys = metadataLabels(content.metadata, tensor.name, "key_tokens", single, file);
    imported.arrays.push_back(std::move(array));
  }
  if (imported.arrays.empty()) throw Error(file + ": expected an array of attention weights, found none.");
  const auto description = content.metadata.find("description");
  if (description != content.metadata.end()) imported.description = description->second;
  return imported;
}

ImportedFile readNpyAttention(std::span<const std::byte> bytes, const std::string& file) {
  const NpyFile content = readNpy(bytes, file);
  ImportedFile imported;
  imported.arrays.push_back(arrayOf(content.tensor, file, std::nullopt));
  return imported;
}

}  // namespace headlight
