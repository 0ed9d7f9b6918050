#include "ui/session/shown_choice.h"

namespace headlight {

QJsonObject toJson(const ShownChoice& choice) {
  QJsonObject json;
  if (choice.pattern) json.insert("pattern", QLatin1String(nameOf(*choice.pattern)));
  if (choice.words) json.insert("words", true);
  if (choice.spaces) json.insert("spaces", true);
  return json;
}

void readJson(const JsonValues& json, ShownChoice& choice) {
  const QJsonValue pattern = json.member("pattern");
  if (pattern.isString()) choice.pattern = derivedPatternOf(pattern.toString().toStdString());
  json.read("words", choice.words);
  json.read("spaces", choice.spaces);
}

}  // namespace headlight
