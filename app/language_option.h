#pragma once

#include <QString>
#include <optional>

#include "app/arguments.h"

namespace headlight {

/// --language.
OptionSpec languageOptionSpec();

/// The language that --language names, a code of languages(). Throws UsageError for one that there is not.
std::optional<QString> languageOption(const Arguments& arguments);

}  // namespace headlight
