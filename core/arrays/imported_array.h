#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/tensor/tensor_view.h"
#include "core/trace/pattern_source.h"

namespace headlight {

/// Token labels of one array; none where the file gives none.
struct ArrayLabels {
  std::optional<std::vector<std::string>> queries;
  std::optional<std::vector<std::string>> keys;
};

/// One array of attention weights out of a file, checked and widened.
struct ImportedArray {
  std::string name;  // as messages call it: "a.npy", "a.safetensors: encoder"
  AttentionKind kind = AttentionKind::Encoder;
  PatternShape shape;
  std::vector<float> cells;  // [layers, heads, queries, keys], all finite
  ArrayLabels labels;
};

/// What a file holds.
struct ImportedFile {
  std::vector<ImportedArray> arrays;  // at most one of a kind
  std::string description;
};

/// Each reads the bytes of one file; `file` is what messages call it. They throw Error in one sentence for
/// everything that is malformed, for arrays that are no attention by their shape, and for numbers that are
/// not finite.

/// Arrays encoder, decoder, cross, or one array of any name; labels in the metadata NAME.query_tokens and
/// NAME.key_tokens, or query_tokens and key_tokens; a description under "description".
ImportedFile readSafetensorsAttention(std::span<const std::byte> bytes, const std::string& file);
ImportedFile readNpyAttention(std::span<const std::byte> bytes, const std::string& file);
/// Two forms:
/// - long: the header kind,layer,head,query,key,query_token,key_token,weight and a line for every cell
/// - a matrix: a line for each query, a field for each key; with a first line of key labels, a first field of
///   query labels, or both; a first line counts as labels if its first field is no number
ImportedFile readCsvAttention(std::string_view text, const std::string& file);

/// [queries, keys], [heads, queries, keys] or [layers, heads, queries, keys]; a single array that is not
/// square is cross-attention.
ImportedArray arrayOf(const TensorView& tensor, const std::string& name, std::optional<AttentionKind> kind);

/// The texts of a JSON array of strings. `place` is what messages call it.
std::vector<std::string> labelsOf(std::string_view json, const std::string& place);

}  // namespace headlight
