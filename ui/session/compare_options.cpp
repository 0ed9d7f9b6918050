#include "ui/session/compare_options.h"

#include <array>

namespace headlight {

namespace {

constexpr std::array withNames = {"text", "model", "head", "no-experiments"};
constexpr std::array namesOfShow = {"all", "a", "b", "difference"};
constexpr double mostHeads = 1e4;

}  // namespace

QStringList CompareOptions::showNames() {
  QStringList names;
  for (const char* name : namesOfShow) names.append(QString::fromLatin1(name));
  return names;
}

QJsonObject CompareOptions::toJson() const {
  return {{"on", on},          {"with", nameIn(withNames, with)},
          {"text", text},      {"pair", pairText},
          {"model", model},    {"layer", head.layer},
          {"head", head.head}, {"show", nameIn(namesOfShow, show)}};
}

void CompareOptions::read(const JsonValues& json) {
  json.read("on", on);
  json.readName("with", withNames, with);
  json.read("text", text);
  json.read("pair", pairText);
  json.read("model", model);
  json.read("layer", head.layer, 0, mostHeads);
  json.read("head", head.head, 0, mostHeads);
  json.readName("show", namesOfShow, show);
}

}  // namespace headlight
