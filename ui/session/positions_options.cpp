#include "ui/session/positions_options.h"

namespace headlight {
namespace {

constexpr std::array<const char*, 4> sourceNames{"model", "sinusoidal", "rotary", "alibi"};
constexpr std::array<const char*, 2> similarityNames{"cosine", "dot"};

}  // namespace

QJsonObject PositionsOptions::toJson() const {
  QJsonArray columns;
  for (const int curve : curves) columns.append(curve);
  return {{"source", nameIn(sourceNames, source)},
          {"positions", positions},
          {"size", size},
          {"heads", heads},
          {"base", base},
          {"similarity", nameIn(similarityNames, similarity)},
          {"curves", columns}};
}

void PositionsOptions::read(const JsonValues& json) {
  json.readName("source", sourceNames, source);
  json.read("positions", positions, 2, 4096);
  json.read("size", size, 2, 4096);
  size -= size % 2;
  json.read("heads", heads, 1, 1024);
  json.readNumber("base", base, 1.0001, 1e9);
  json.readName("similarity", similarityNames, similarity);
  if (!json.member("curves").isArray()) return;
  curves.clear();
  for (const QJsonValue curve : json.array("curves"))
    if (curve.toInt(-1) >= 0 && curves.size() < 8) curves.push_back(curve.toInt());
}

}  // namespace headlight
