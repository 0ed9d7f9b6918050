#include "ui/views/text/text_options.h"

namespace headlight {

namespace {

constexpr std::array shadeNames = {"from-focus", "mean", "to-focus"};
constexpr std::array headsNames = {"chosen", "layer", "all"};
constexpr double mostTokens = 1e9;

}  // namespace

TokenStretch TextOptions::spanIn(std::int64_t tokens) const {
  if (tokens != spanOf || span.begin < 0 || span.begin >= span.end || span.end > tokens) return {};
  return span;
}

void TextOptions::clearSpan() {
  span = {};
  spanOf = 0;
}

QJsonObject TextOptions::toJson() const {
  QJsonObject json{{QStringLiteral("shade"), nameIn(shadeNames, shade)},
                   {QStringLiteral("heads"), nameIn(headsNames, heads)}};
  if (spanOf > 0)
    json.insert(QStringLiteral("span"),
                QJsonObject{{QStringLiteral("begin"), static_cast<qint64>(span.begin)},
                            {QStringLiteral("end"), static_cast<qint64>(span.end)},
                            {QStringLiteral("of"), static_cast<qint64>(spanOf)}});
  return json;
}

void TextOptions::read(const JsonValues& json) {
  json.readName("shade", shadeNames, shade);
  json.readName("heads", headsNames, heads);
  const JsonValues stretch = json.object("span");
  stretch.read("begin", span.begin, 0, mostTokens);
  stretch.read("end", span.end, 0, mostTokens);
  stretch.read("of", spanOf, 0, mostTokens);
}

}  // namespace headlight
