#include "ui/session/experiment_json.h"

#include <optional>

#include "ui/session/kind_names.h"

namespace headlight {
namespace {

constexpr double kMostTokens = 1e9;
constexpr double kMostHeads = 1e4;
constexpr double kMostScale = 1e6;
constexpr std::array<const char*, 2> kAblationNames{"zero", "mean"};

QJsonValue number(std::int64_t value) { return static_cast<double>(value); }

struct ToJson {
  QJsonObject operator()(const AblatedHead& head) const {
    return {{"head", QJsonObject{{"kind", nameIn(kAttentionKindNames, head.kind)},
                                 {"head", QJsonArray{head.head.layer, head.head.head}},
                                 {"to", nameIn(kAblationNames, head.ablation)}}}};
  }
  QJsonObject operator()(const CutToken& cut) const {
    return {{cut.ofDecoder ? "cut_decoder" : "cut", number(cut.token)}};
  }
  QJsonObject operator()(const BlockedKey& key) const {
    return {{"block", QJsonObject{{"kind", nameIn(kAttentionKindNames, key.kind)},
                                  {"query", number(key.query)},
                                  {"key", number(key.key)}}}};
  }
  QJsonObject operator()(const WithoutPositions&) const { return {{"without_positions", true}}; }
  QJsonObject operator()(const ScoreScale& scale) const {
    return {{"score_scale", static_cast<double>(scale.scale)}};
  }
};

AblatedHead headFrom(const JsonValues& json) {
  AblatedHead head;
  json.readName("kind", kAttentionKindNames, head.kind);
  json.readName("to", kAblationNames, head.ablation);
  const QJsonArray numbers = json.array("head");
  const auto at = [&](int i) { return qBound(0, numbers.at(i).toInt(), static_cast<int>(kMostHeads)); };
  head.head = {at(0), at(1)};
  return head;
}

BlockedKey keyFrom(const JsonValues& json) {
  BlockedKey key;
  json.readName("kind", kAttentionKindNames, key.kind);
  json.read("query", key.query, -1, kMostTokens);
  json.read("key", key.key, 0, kMostTokens);
  return key;
}

std::optional<ExperimentChange> changeFrom(const JsonValues& json) {
  if (json.member("head").isObject()) return headFrom(json.object("head"));
  if (json.member("block").isObject()) return keyFrom(json.object("block"));
  for (const bool ofDecoder : {false, true}) {
    CutToken cut{-1, ofDecoder};
    json.read(ofDecoder ? "cut_decoder" : "cut", cut.token, 0, kMostTokens);
    if (cut.token >= 0) return cut;
  }
  if (json.member("without_positions").toBool()) return WithoutPositions{};
  const double scale = json.member("score_scale").toDouble(std::nan(""));
  if (std::abs(scale) <= kMostScale) return ScoreScale{static_cast<float>(scale)};
  return std::nullopt;
}

/// What files of version 1 have.
std::vector<Experiment> fromInterventions(const JsonValues& json) {
  Interventions interventions;
  json.read("without_positions", interventions.withoutPositions);
  for (const QJsonValue value : json.array("ablated"))
    interventions.ablatedHeads.push_back(headFrom(JsonValues(value.toObject())));
  for (const QJsonValue value : json.array("blocked"))
    interventions.blockedKeys.push_back(keyFrom(JsonValues(value.toObject())));
  const auto readTokens = [&](const char* name, std::vector<std::int64_t>& tokens) {
    for (const QJsonValue value : json.array(name))
      if (const double token = value.toDouble(-1);
          token >= 0 && token <= kMostTokens && token == std::floor(token))
        tokens.push_back(static_cast<std::int64_t>(token));
  };
  readTokens("cut", interventions.cutTokens);
  readTokens("cut_decoder", interventions.cutDecoderTokens);
  const double scale = json.member("scale").toDouble(std::nan(""));
  if (std::abs(scale) <= kMostScale) interventions.scoreScale = static_cast<float>(scale);
  return experimentsOf(interventions);
}

QJsonArray labelsOf(const Experiment& experiment) {
  QJsonArray labels;
  for (const TokenPlace& place : experiment.places) labels.append(place.label);
  return labels;
}

void readLost(const QJsonArray& labels, Experiment& experiment) {
  experiment.on = false;
  experiment.lost = true;
  for (const QJsonValue label : labels) experiment.places.push_back({.label = label.toString()});
}

}  // namespace

QJsonArray toJson(const std::vector<Experiment>& experiments) {
  QJsonArray array;
  for (const Experiment& experiment : experiments) {
    QJsonObject json = std::visit(ToJson{}, experiment.change);
    json.insert(QLatin1String("on"), experiment.on);
    // What has its token finds it by its number.
    if (experiment.lost) json.insert(QLatin1String("lost"), labelsOf(experiment));
    array.append(json);
  }
  return array;
}

std::vector<Experiment> experimentsFrom(const JsonValues& session) {
  if (!session.member("experiments").isArray()) return fromInterventions(session.object("interventions"));
  std::vector<Experiment> experiments;
  for (const QJsonValue value : session.array("experiments")) {
    const JsonValues json(value.toObject());
    const auto change = changeFrom(json);
    if (!change) continue;
    experiments.push_back({*change});
    json.read("on", experiments.back().on);
    if (json.member("lost").isArray()) readLost(json.array("lost"), experiments.back());
  }
  return experiments;
}

}  // namespace headlight
