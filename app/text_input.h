#pragma once

#include <vector>

#include "app/arguments.h"
#include "core/model/prepared_input.h"

namespace headlight {

/// --text, --text-file, --pair, --pair-file, --ids, --decoder-ids, --target-language,
/// --token-types, --attention-mask, --no-special, and those of changeOptionSpecs().
const std::vector<OptionSpec>& inputOptionSpecs();

/// Reads the options and the files they name. Throws UsageError for options that exclude each other or for no
/// input at all, Error for a file that cannot be read, for a text that is not UTF-8, with the position, and
/// for ids, token types and masks that cannot be.
RunInput readTextInput(const Arguments& arguments);

}  // namespace headlight
