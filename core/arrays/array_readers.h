#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/arrays/array_content.h"
#include "core/arrays/imported_array.h"
#include "core/io/json_tree.h"

namespace headlight {

/// One reader for each format; `file` is what messages call the file, whose bytes must outlive the result.
/// They throw Error in one sentence for everything that is malformed.

/// Arrays with the metadata of their file: labels under the usual names (see isLabelName), a description
/// under "description".
ArrayContent readSafetensorsArrays(std::span<const std::byte> bytes, const std::string& file);

/// One array.
ArrayContent readNpyArrays(std::span<const std::byte> bytes, const std::string& file);

/// The arrays of np.savez; arrays of texts are labels. Whole numbers are not unpacked.
ArrayContent readNpzArrays(std::span<const std::byte> bytes, const std::string& file);

/// Nested lists of numbers at the top, in objects and in lists, named by the way to them ("layers.0.attn");
/// lists of texts are labels. Takes the numbers out of `root`.
ArrayContent readJsonArrays(JsonNode root, const std::string& file);

/// A table of numbers, or lines with the places of single weights; see csv_matrix.h and csv_long.h.
ImportedFile readCsvAttention(std::string_view text, const std::string& file);

}  // namespace headlight
