#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/arguments.h"
#include "core/model/model.h"
#include "core/model/run_request.h"

namespace headlight {

/// --text, --text-file, --pair, --pair-file, --ids, --decoder-ids, --token-types, --no-special.
const std::vector<OptionSpec>& inputOptionSpecs();

/// What is to be tokenized or run. Either a text or ids.
struct TextInput {
  std::optional<std::string> text;
  std::optional<std::string> pair;
  std::optional<std::vector<std::int64_t>> ids;
  std::optional<std::vector<std::int64_t>> decoderIds;
  std::optional<std::vector<std::int64_t>> tokenTypes;
  bool addSpecialTokens = true;
};

/// Reads the options and the files they name. Throws UsageError for options that exclude each other or for no
/// input at all, Error for a file that cannot be read and for a text that is not UTF-8, with the position.
TextInput readTextInput(const Arguments& arguments);

/// A request with its tokens labelled.
struct PreparedRun {
  RunRequest request;
  Encoding encoding;  // of the text; only `ids` where ids were given
  std::string text;
  std::string pair;
};

/// Tokenizes the input for `model`. Throws Error where the model has no tokenizer for a text, and for ids and
/// token types that cannot be.
PreparedRun prepareRun(const Model& model, const TextInput& input);

}  // namespace headlight
