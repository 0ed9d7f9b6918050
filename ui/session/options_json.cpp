#include "ui/session/options_json.h"

namespace headlight {
namespace {

constexpr std::array<const char*, 3> scaleNames{"linear", "log", "row_maximum"};
constexpr std::array<const char*, 3> rangeNames{"fitted", "whole", "fixed"};
constexpr std::array<const char*, 3> leaveOutNames{"nothing", "first_token", "special_tokens"};
constexpr std::array<const char*, 2> poolingNames{"max", "mean"};

}  // namespace

QJsonObject toJson(const DisplayOptions& display) {
  return {{"colours", display.colorMap},
          {"scale", nameIn(scaleNames, display.scale)},
          {"range", nameIn(rangeNames, display.range)},
          {"low", static_cast<double>(display.fixedRange.low)},
          {"high", static_cast<double>(display.fixedRange.high)},
          {"leave_out", nameIn(leaveOutNames, display.leaveOut)},
          {"pooling", nameIn(poolingNames, display.pooling)}};
}

void readJson(const JsonValues& json, DisplayOptions& display) {
  json.read("colours", display.colorMap);
  json.readName("scale", scaleNames, display.scale);
  json.readName("range", rangeNames, display.range);
  double low = 0, high = 0;
  json.readNumber("low", low, -1e30, 1e30);
  json.readNumber("high", high, -1e30, 1e30);
  display.fixedRange = {static_cast<float>(low), static_cast<float>(high)};
  // A scale without an extent is none.
  if (!(display.fixedRange.low < display.fixedRange.high)) {
    display.fixedRange = {};
    if (display.range == ScaleRange::Fixed) display.range = ScaleRange::Fitted;
  }
  json.readName("leave_out", leaveOutNames, display.leaveOut);
  json.readName("pooling", poolingNames, display.pooling);
}

}  // namespace headlight
