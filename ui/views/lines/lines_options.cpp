#include "ui/views/lines/lines_options.h"

#include <QJsonArray>
#include <algorithm>
#include <array>

namespace headlight {

namespace {

constexpr std::array layoutNames = {"columns", "arcs"};
constexpr std::array directionNames = {"both", "outgoing", "incoming"};
constexpr std::array coloringNames = {"heads", "directions"};
constexpr std::array pairNames = {"all", "a-a", "a-b", "b-a", "b-b"};
constexpr int mostPlaces = 4096;

/// Whole numbers from 0; emptyPlace where they are not.
HeadId headFrom(const QJsonValue& value) {
  const QJsonArray pair = value.toArray();
  const int layer = pair.size() == 2 ? pair[0].toInt(-1) : -1;
  const int head = pair.size() == 2 ? pair[1].toInt(-1) : -1;
  return layer < 0 || head < 0 ? LinesOptions::emptyPlace : HeadId{layer, head};
}

}  // namespace

bool LinesOptions::contains(HeadId head) const {
  return std::find(places.begin(), places.end(), head) != places.end();
}

void LinesOptions::add(HeadId head) {
  if (contains(head)) return;
  const auto free = std::find(places.begin(), places.end(), emptyPlace);
  if (free == places.end())
    places.push_back(head);
  else
    *free = head;
}

void LinesOptions::remove(HeadId head) {
  std::replace(places.begin(), places.end(), head, emptyPlace);
  while (!places.empty() && places.back() == emptyPlace) places.pop_back();
}

QJsonObject LinesOptions::toJson() const {
  QJsonArray heads;
  for (const HeadId& head : places)
    heads.append(head == emptyPlace ? QJsonValue() : QJsonValue(QJsonArray{head.layer, head.head}));
  return {{"heads", heads},
          {"share", share},
          {"layout", nameIn(layoutNames, layout)},
          {"direction", nameIn(directionNames, direction)},
          {"colors", nameIn(coloringNames, coloring)},
          {"pair", nameIn(pairNames, pair)}};
}

void LinesOptions::read(const JsonValues& json) {
  if (json.member("heads").isArray()) {
    places.clear();
    for (const QJsonValue head : json.array("heads")) {
      const HeadId read = headFrom(head);
      if (places.size() < mostPlaces && (read == emptyPlace || !contains(read))) places.push_back(read);
    }
    while (!places.empty() && places.back() == emptyPlace) places.pop_back();
  }
  json.read("share", share, 1, 100);
  json.readName("layout", layoutNames, layout);
  json.readName("direction", directionNames, direction);
  json.readName("colors", coloringNames, coloring);
  json.readName("pair", pairNames, pair);
}

}  // namespace headlight
