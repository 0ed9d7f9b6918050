#include "ui/models/model_words.h"

#include "core/model/names.h"
#include "ui/models/core_words.h"

namespace headlight {

QString encodingName(PositionalEncoding encoding) { return coreWord(displayName(encoding)); }

QString familyName(const ModelConfig& config) { return QString::fromStdString(familyName(config.family)); }

QString capitalized(const QString& text) { return text.left(1).toUpper() + text.mid(1); }

}  // namespace headlight
