#pragma once

#include <QString>
#include <string>

#include "core/parameters/model_config.h"

namespace headlight {

// What core/model/names.h calls things, in the person's language.

QString encodingName(PositionalEncoding encoding);  // "rotary", "ALiBi"
QString familyName(const ModelConfig& config);      // "RoBERTa"
/// With a capital first letter, for titles and lists of choices.
QString capitalized(const QString& text);

}  // namespace headlight
