#pragma once

#include <string>
#include <vector>

#include "core/parallel/execution.h"
#include "core/trace/pattern_source.h"
#include "core/trace/taps.h"

namespace headlight {

/// A record as a file holds it.
struct TapArray {
  std::string name;
  const TapRecord* record = nullptr;
};

/// The tokens of a run.
struct TapTokens {
  TokenList tokens;
  TokenList decoderTokens;  // of a decoder beside an encoder, otherwise empty
};

/// Writes the records as float32 arrays [tokens, heads, size] or [tokens, size] by their names: safetensors,
/// json with one row a line, or npy where it is only one. The first two hold `tokens` and `decoder_tokens`,
/// the texts of all tokens, and `first_token`, the token of row 0 of each array (safetensors: as JSON in its
/// metadata). The file is either the old one or complete. Throws Error naming the file and the reason,
/// Cancelled.
void exportTaps(const std::vector<TapArray>& arrays, const TapTokens& tokens, const std::string& file,
                const Execution& execution);

}  // namespace headlight
