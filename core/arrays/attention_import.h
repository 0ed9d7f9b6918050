#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/trace/trace.h"

namespace headlight {

struct ImportOptions {
  /// Labels given on the command line; used for queries and keys alike when the array is square.
  std::optional<std::vector<std::string>> tokens;
};

struct ImportedAttention {
  std::shared_ptr<const Trace> trace;
  std::vector<std::string> notes;  // "Rows do not sum to 1 (0.93 to 1.21)."
  std::string description;         // from metadata, such as "random matrix", or empty
};

/// Opens an attention array made elsewhere: safetensors (arrays encoder, decoder, cross; [layers, heads,
/// queries, keys], or a single array of 2 to 4 dimensions), npy, or csv (a matrix of numbers, with or without
/// token labels, or the exported long form). Tokens come from options, then metadata, then FILE.tokens.json,
/// then positions. Throws Error naming file and field for anything malformed, NaN, or labels that do not fit
/// the shape.
ImportedAttention importAttention(const std::string& file, const ImportOptions& options = {});

/// Whether the file looks like one of these by its content and extension (for `headlight FILE`).
bool looksLikeAttention(const std::string& file);

}  // namespace headlight
