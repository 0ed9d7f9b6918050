#include "ui/session/shown_choice.h"

namespace headlight {

QJsonObject toJson(const ShownChoice& choice) {
  QJsonObject json;
  if (choice.pattern) json.insert("pattern", QLatin1String(nameOf(*choice.pattern)));
  if (choice.token) json.insert("token", *choice.token);
  if (choice.words) json.insert("words", true);
  if (choice.spaces) json.insert("spaces", true);
  return json;
}

void readJson(const JsonValues& json, ShownChoice& choice) {
  const QJsonValue pattern = json.member("pattern");
  if (pattern.isString()) choice.pattern = derivedPatternOf(pattern.toString().toStdString());
  std::int32_t token = -1;
  json.read("token", token, 0, 1e9);
  if (token >= 0) choice.token = token;
  json.read("words", choice.words);
  json.read("spaces", choice.spaces);
}

}  // namespace headlight
