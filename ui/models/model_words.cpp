#include "ui/models/model_words.h"

#include <QCoreApplication>

#include "core/model/names.h"

namespace headlight {

QString encodingName(PositionalEncoding encoding) {
  return QCoreApplication::translate("ModelWords", std::string(displayName(encoding)).c_str());
}

QString familyName(const ModelConfig& config) { return QString::fromStdString(familyName(config.family)); }

QString capitalized(const QString& text) { return text.left(1).toUpper() + text.mid(1); }

}  // namespace headlight
