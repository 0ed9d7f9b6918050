#include "ui/views/head_map_options.h"

#include <array>

namespace headlight {
namespace {

constexpr std::array<const char*, 4> orderNames{"layers", "statistic", "cell", "alike"};
constexpr std::array<const char*, 9> ruleNames{"none",      "previous",  "same",    "next",       "first",
                                               "duplicate", "induction", "special", "punctuation"};
constexpr std::array<const char*, 3> partNames{"a", "b", "difference"};
constexpr int mostHeads = 1 << 16;

std::optional<Statistic> statisticIn(const QJsonValue& value) {
  return statisticOf(value.toString().toStdString());
}

}  // namespace

QJsonObject HeadMapOptions::toJson() const {
  QJsonObject json{{"order", nameIn(orderNames, order)},
                   {"sorted_by", QLatin1String(infoOf(sortedBy).id)},
                   {"alike_layer", alikeTo.layer},
                   {"alike_head", alikeTo.head},
                   {"compared", nameIn(partNames, part)}};
  if (shown) json.insert(QStringLiteral("shown"), QLatin1String(infoOf(*shown).id));
  if (rule) json.insert(QStringLiteral("rule"), nameIn(ruleNames, *rule));
  return json;
}

void HeadMapOptions::read(const JsonValues& json) {
  json.readName("order", orderNames, order);
  sortedBy = statisticIn(json.member("sorted_by")).value_or(sortedBy);
  json.read("alike_layer", alikeTo.layer, 0, mostHeads);
  json.read("alike_head", alikeTo.head, 0, mostHeads);
  json.readName("compared", partNames, part);
  shown = statisticIn(json.member("shown"));
  HeadHabit found = HeadHabit::None;
  const QString name = json.member("rule").toString();
  json.readName("rule", ruleNames, found);
  rule.reset();
  if (found != HeadHabit::None || name == QLatin1String(ruleNames[0])) rule = found;
}

}  // namespace headlight
