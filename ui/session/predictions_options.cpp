#include "ui/session/predictions_options.h"

namespace headlight {

namespace {

constexpr std::array<const char*, 2> kPages = {"predictions", "effects"};
constexpr double kMostSeed = 2147483647;
constexpr std::array<const char*, 2> kMethods = {"ablation", "attribution"};

}  // namespace

QJsonObject PredictionsOptions::toJson() const {
  return {{QStringLiteral("page"), nameIn(kPages, page)},
          {QStringLiteral("masksToken"), masksToken},
          {QStringLiteral("temperature"), temperature},
          {QStringLiteral("topK"), static_cast<qint64>(topK)},
          {QStringLiteral("topP"), topP},
          {QStringLiteral("count"), count},
          {QStringLiteral("draws"), draws},
          {QStringLiteral("seed"), static_cast<qint64>(seed)},
          {QStringLiteral("newTokens"), newTokens},
          {QStringLiteral("token"), token},
          {QStringLiteral("method"), nameIn(kMethods, method)},
          {QStringLiteral("ablatesToMean"), ablatesToMean}};
}

void PredictionsOptions::read(const JsonValues& json) {
  json.readName("page", kPages, page);
  json.read("masksToken", masksToken);
  json.readNumber("temperature", temperature, 0.01, 100);
  json.read("topK", topK, 0, 1e9);
  json.readNumber("topP", topP, 0.01, 1);
  json.read("count", count, 1, 100);
  json.read("draws", draws);
  json.read("seed", seed, 0, kMostSeed);
  json.read("newTokens", newTokens, 1, 1000);
  json.read("token", token);
  json.readName("method", kMethods, method);
  json.read("ablatesToMean", ablatesToMean);
}

SamplingSettings PredictionsOptions::sampling() const {
  SamplingSettings settings;
  settings.greedy = false;
  settings.temperature = temperature;
  settings.topK = topK;
  settings.topP = topP;
  return settings;
}

SamplingSettings PredictionsOptions::writing() const {
  SamplingSettings settings = sampling();
  settings.greedy = !draws;
  settings.seed = static_cast<std::uint64_t>(seed);
  return settings;
}

}  // namespace headlight
