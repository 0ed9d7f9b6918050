#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/trace/trace.h"

namespace headlight {

struct ImportOptions {
  /// Labels given on the command line; used for queries and keys alike when the array is square.
  std::optional<std::vector<std::string>> tokens;
};

struct ImportedAttention {
  std::shared_ptr<const Trace> trace;
  std::vector<Message> notes;  // "Rows do not sum to 1 (0.93 to 1.21)."
  std::string description;     // from metadata, such as "random matrix", or empty
};

/// Opens an attention array made elsewhere, told by its content and extension: safetensors, npy, npz, json,
/// csv and its relatives (tsv, txt of numbers). Arrays are encoder, decoder or cross by their names, or a
/// single one; they may lie in one array for each layer, head or step of a generation (see array_groups.h),
/// with axes of size 1 anywhere before queries and keys (see array_shape.h). Tokens come from options, then
/// the file or its metadata, then FILE.tokens.json, then positions; a vocabulary's pieces are shown as text.
/// Throws Error naming file and field for anything malformed, NaN, labels that do not fit the shape, and
/// files of another format, which are named where they are known.
ImportedAttention importAttention(const std::string& file, const ImportOptions& options = {});

/// Whether the file is to be opened as an attention array, not as a text (for `headlight FILE`): files of
/// those extensions always, others where their content says so. False for files that cannot be read.
bool looksLikeAttention(const std::string& file);

}  // namespace headlight
