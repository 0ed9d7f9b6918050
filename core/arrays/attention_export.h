#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/parallel/execution.h"
#include "core/trace/trace.h"

namespace headlight {

enum class DataFormat { Safetensors, Npy, Json, Csv };

/// By extension, without case. Throws Error listing the known ones.
DataFormat dataFormatOf(const std::string& file);

/// What part of a trace is written.
struct ExportSelection {
  std::optional<AttentionKind> kind;  // none: every kind the trace has (npy: the only one, or Error)
  std::optional<int> layer;
  std::optional<int> head;
};

/// Writes attention patterns [layers, heads, queries, keys] float32 in the formats of the command line (see
/// ARCHITECTURE.md), streaming row by row, through a temporary file beside `file` and a rename: `file` is
/// either the old one or complete. Throws Error naming the file and the reason (no such layer, disk full,
/// ...), Cancelled.
void exportAttention(const Trace& trace, const ExportSelection& selection, const std::string& file,
                     const Execution& execution);

/// Logits [tokens, vocabulary] as array `logits`: safetensors, npy or json.
void exportLogits(const Trace& trace, const std::string& file, const Execution& execution);

}  // namespace headlight
