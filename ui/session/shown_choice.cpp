#include "ui/session/shown_choice.h"

namespace headlight {

QJsonObject toJson(const ShownChoice& choice) {
  QJsonObject json;
  if (choice.pattern) json.insert("pattern", QLatin1String(nameOf(*choice.pattern)));
  return json;
}

void readJson(const JsonValues& json, ShownChoice& choice) {
  const QJsonValue pattern = json.member("pattern");
  if (pattern.isString()) choice.pattern = derivedPatternOf(pattern.toString().toStdString());
}

}  // namespace headlight
