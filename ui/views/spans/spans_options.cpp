#include "ui/views/spans/spans_options.h"

#include <QCoreApplication>

namespace headlight {

namespace {

constexpr std::array<const char*, 3> kScopes = {"all", "layer", "head"};

}  // namespace

QStringList standardSpanNames() {
  return {QCoreApplication::translate("Spans", "role"), QCoreApplication::translate("Spans", "key facts"),
          QCoreApplication::translate("Spans", "filler"), QCoreApplication::translate("Spans", "limits"),
          QCoreApplication::translate("Spans", "steps")};
}

QJsonObject SpansOptions::toJson() const {
  return {{"names", QJsonArray::fromStringList(names)},
          {"pen", pen},
          {"scope", nameIn(kScopes, scope)},
          {"own", headlight::toJson(own)},
          {"rewrite", headlight::toJson(rewrite)},
          {"templates", templateFile}};
}

void SpansOptions::read(const JsonValues& json) {
  QStringList given;
  for (const QJsonValue value : json.array("names"))
    if (!value.toString().trimmed().isEmpty() && given.size() < mostNames)
      given.append(value.toString().trimmed());
  if (!given.isEmpty()) names = given;
  json.read("pen", pen, eraser, static_cast<double>(names.size() - 1));
  if (pen >= names.size()) pen = 0;
  json.readName("scope", kScopes, scope);
  readJson(json.object("own"), static_cast<int>(names.size()), own);
  json.read("templates", templateFile);
  readJson(json.object("rewrite"), static_cast<int>(names.size()), rewrite);
}

}  // namespace headlight
