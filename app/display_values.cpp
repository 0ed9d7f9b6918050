#include "app/display_values.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/option_values.h"
#include "app/usage_error.h"
#include "ui/plots/color_map.h"

namespace headlight {

namespace {

/// One of the choices, which stand in the order of the enumeration.
template <typename Choice>
void readChoice(const Arguments& arguments, const std::string& name, const QStringList& choices,
                Choice& value) {
  if (const auto choice = choiceOption(arguments, name, choices))
    value = static_cast<Choice>(choices.indexOf(*choice));
}

/// "LOW,HIGH", or nothing.
std::optional<ValueRange> rangeOf(const QString& text) {
  const QStringList ends = text.split(QLatin1Char(','));
  bool lowValid = false, highValid = false;
  if (ends.size() != 2) return std::nullopt;
  const ValueRange range{ends[0].toFloat(&lowValid), ends[1].toFloat(&highValid)};
  const bool finite = std::isfinite(range.low) && std::isfinite(range.high);
  return lowValid && highValid && finite && range.low < range.high ? std::optional(range) : std::nullopt;
}

void readRange(const Arguments& arguments, DisplayOptions& display) {
  const auto text = arguments.value("--range");
  if (!text) return;
  display.range = ScaleRange::Fitted;
  if (*text == "fitted") return;
  if (*text == "whole") {
    display.range = ScaleRange::Whole;
  } else if (const auto range = rangeOf(shown(*text))) {
    display.range = ScaleRange::Fixed;
    display.fixedRange = *range;
  } else {
    throw UsageError(
        QCoreApplication::translate("CommandLine",
                                    "--range expects fitted, whole or two rising numbers such as 0,0.2, "
                                    "found \"%1\".")
            .arg(shown(*text)));
  }
}

}  // namespace

std::vector<OptionSpec> displayOptionSpecs() {
  return {{"--colours", "NAME", QT_TRANSLATE_NOOP("CommandLine", "the colour map (Blues)")},
          {"--scale", "linear|log|row",
           QT_TRANSLATE_NOOP("CommandLine",
                             "how a weight becomes a colour; row: over its row's maximum (linear)")},
          {"--range", "fitted|whole|LOW,HIGH",
           QT_TRANSLATE_NOOP("CommandLine", "the ends of the colour scale (fitted to the heads drawn)")},
          {"--leave-out", "nothing|first|special",
           QT_TRANSLATE_NOOP("CommandLine", "tokens that are hatched instead of coloured (nothing)")},
          {"--pooling", "max|mean",
           QT_TRANSLATE_NOOP("CommandLine", "what a pixel shows where it covers several cells (max)")}};
}

DisplayOptions displayOptionsOf(const Arguments& arguments, const DisplayOptions& standard) {
  DisplayOptions display = standard;
  display.colorMap = choiceOption(arguments, "--colours", colorMapNames()).value_or(display.colorMap);
  readChoice(arguments, "--scale", {QStringLiteral("linear"), QStringLiteral("log"), QStringLiteral("row")},
             display.scale);
  readChoice(arguments, "--leave-out",
             {QStringLiteral("nothing"), QStringLiteral("first"), QStringLiteral("special")},
             display.leaveOut);
  readChoice(arguments, "--pooling", {QStringLiteral("max"), QStringLiteral("mean")}, display.pooling);
  readRange(arguments, display);
  return display;
}

}  // namespace headlight
