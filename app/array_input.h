#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/arguments.h"
#include "core/arrays/attention_import.h"

namespace headlight {

/// An attention array named on the command line in place of a model and a text.
struct ArrayInput {
  std::string file;
  std::optional<std::vector<std::string>> tokens;  // --tokens
};

/// --tokens.
OptionSpec arrayTokensSpec();

/// Nothing if no file is named. Throws UsageError for --tokens without a file and for a file beside a model,
/// a text or ids.
std::optional<ArrayInput> arrayInput(const Arguments& arguments);

/// Reads the array; its notes go to stderr. Throws Error.
ImportedAttention importArray(const ArrayInput& input);

}  // namespace headlight
