#include "ui/session/session_json.h"

#include "ui/session/experiment_json.h"
#include "ui/session/json_values.h"
#include "ui/session/kind_names.h"
#include "ui/session/options_json.h"

namespace headlight {
namespace {

constexpr double mostTokens = 1e9;
constexpr double mostHeads = 1e4;

constexpr std::array<const char*, 5> encodingNames{"none", "sinusoidal", "learned", "rotary", "alibi"};
constexpr std::array<const char*, 3> maskNames{"bidirectional", "causal", "sliding_window"};
constexpr std::array<const char*, 4> scoreScaleNames{"sqrt_d_k", "sqrt_d_model", "none", "temperature"};

QJsonArray pair(const HeadId& head) { return {head.layer, head.head}; }

HeadId headFrom(const QJsonValue& value) {
  const QJsonArray numbers = value.toArray();
  const auto number = [&](int i) { return qBound(0, numbers.at(i).toInt(), static_cast<int>(mostHeads)); };
  return {number(0), number(1)};
}

QJsonObject toJson(const PlaygroundSettings& settings) {
  return {{"seed", static_cast<double>(settings.seed)},
          {"d_model", static_cast<double>(settings.modelSize)},
          {"heads", static_cast<double>(settings.heads)},
          {"layers", static_cast<double>(settings.layers)},
          {"positions", nameIn(encodingNames, settings.positionalEncoding)},
          {"mask", nameIn(maskNames, settings.mask)},
          {"window", static_cast<double>(settings.slidingWindow)},
          {"scale", nameIn(scoreScaleNames, settings.scale)},
          {"temperature", settings.temperature},
          {"projection", static_cast<int>(settings.projection)}};
}

PlaygroundSettings playgroundFrom(const JsonValues& json) {
  PlaygroundSettings settings;
  json.read("seed", settings.seed, 0, 9e15);
  json.read("d_model", settings.modelSize, 1, 4096);
  json.read("heads", settings.heads, 1, 256);
  json.read("layers", settings.layers, 1, 256);
  json.readName("positions", encodingNames, settings.positionalEncoding);
  json.readName("mask", maskNames, settings.mask);
  json.read("window", settings.slidingWindow, 1, mostTokens);
  json.readName("scale", scoreScaleNames, settings.scale);
  json.readNumber("temperature", settings.temperature, 1e-6, 1e6);
  json.read("projection", settings.projection, 0, static_cast<int>(HeadProjection::Shared));
  return settings;
}

QJsonObject toJson(const SourceChoice& source) {
  if (const auto* checkpoint = std::get_if<CheckpointChoice>(&source))
    return {{"model", checkpoint->nameOrDirectory}, {"as", checkpoint->family}};
  if (const auto* playground = std::get_if<PlaygroundSettings>(&source))
    return {{"playground", toJson(*playground)}};
  const auto& array = std::get<ArrayChoice>(source);
  return {{"array", array.file}, {"tokens", QJsonArray::fromStringList(array.tokens)}};
}

SourceChoice sourceFrom(const JsonValues& json, const SourceChoice& standard) {
  const QString model = json.member("model").toString();
  if (!model.isEmpty()) return CheckpointChoice{model, json.member("as").toString()};
  if (json.member("playground").isObject()) return playgroundFrom(json.object("playground"));
  const QString file = json.member("array").toString();
  if (file.isEmpty()) return standard;
  ArrayChoice array{file, {}};
  for (const QJsonValue token : json.array("tokens")) array.tokens << token.toString();
  return array;
}

QJsonObject toJson(const Focus& focus) {
  return {{"kind", nameIn(kAttentionKindNames, focus.kind)},
          {"layer", focus.layer},
          {"head", focus.head},
          {"query", static_cast<double>(focus.query)},
          {"key", static_cast<double>(focus.key)}};
}

Focus focusFrom(const JsonValues& json, Focus focus) {
  json.readName("kind", kAttentionKindNames, focus.kind);
  json.read("layer", focus.layer, 0, mostHeads);
  json.read("head", focus.head, 0, mostHeads);
  json.read("query", focus.query, -1, mostTokens);
  json.read("key", focus.key, -1, mostTokens);
  return focus;
}

/// Leaves of a view's options what makes sense, and nothing where they are the standard ones.
template <typename Options>
void tidy(ViewOptions& all) {
  setOptions(all, optionsIn<Options>(all));
}

/// Each view reads its own when it needs them; those that older files write in full are made equal to the
/// same ones chosen now.
ViewOptions viewOptionsFrom(const QJsonObject& json) {
  ViewOptions options;
  for (auto view = json.begin(); view != json.end(); ++view)
    if (view->isObject() && view.key() != QLatin1String("display"))
      options.insert(view.key(), view->toObject());
  tidy<PositionsOptions>(options);
  tidy<TrainingOptions>(options);
  return options;
}

}  // namespace

QJsonObject toJson(const SessionState& state) {
  QJsonArray averaged;
  for (const HeadId& head : state.averagedHeads) averaged.append(pair(head));
  QJsonObject options{{"display", toJson(state.display)}};
  for (auto view = state.viewOptions.begin(); view != state.viewOptions.end(); ++view)
    options.insert(view.key(), view.value());
  QJsonObject json{{"version", sessionVersion},
                   {"source", toJson(state.source)},
                   {"text", state.text},
                   {"pair", state.pairText},
                   {"pair_shown", state.pairShown},
                   {"document", state.documentFile},
                   {"focus", toJson(state.focus)},
                   {"averaged", averaged},
                   {"experiments", toJson(state.experiments)},
                   {"shown", toJson(state.shown)},
                   {"options", options},
                   {"view", state.view},
                   {"single_head", state.singleHead}};
  if (state.generated) json.insert("generated", toJson(*state.generated));
  return json;
}

SessionState sessionFromJson(const QJsonObject& object, const SessionState& standard) {
  const JsonValues json(object);
  SessionState state = standard;
  state.source = sourceFrom(json.object("source"), standard.source);
  json.read("text", state.text);
  json.read("pair", state.pairText);
  json.read("pair_shown", state.pairShown);
  json.read("document", state.documentFile);
  state.generated = generatedTextFrom(json.object("generated"));
  state.focus = focusFrom(json.object("focus"), standard.focus);
  state.averagedHeads.clear();
  for (const QJsonValue head : json.array("averaged")) state.averagedHeads.push_back(headFrom(head));
  state.experiments = experimentsFrom(json);
  state.shown = {};
  readJson(json.object("shown"), state.shown);
  readJson(json.object("options").object("display"), state.display);
  state.viewOptions = viewOptionsFrom(json.member("options").toObject());
  json.read("view", state.view);
  json.read("single_head", state.singleHead);
  return state;
}

}  // namespace headlight
