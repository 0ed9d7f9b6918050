#pragma once

#include <QString>
#include <string>

#include "core/model/model_config.h"

namespace headlight {

// What the window calls the parts of a model: the one table of these names.

/// "sinusoidal", "ALiBi"; as a word within a sentence.
QString encodingName(PositionalEncoding encoding);
/// "GPT-2" for "gpt2"; the family's own word where there is no other.
QString familyName(const std::string& family);
/// With a capital first letter, for titles and lists of choices.
QString capitalized(const QString& text);

}  // namespace headlight
