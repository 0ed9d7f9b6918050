#include "ui/session/options_json.h"

namespace headlight {
namespace {

constexpr std::array<const char*, 3> scaleNames{"linear", "log", "row_maximum"};
constexpr std::array<const char*, 3> rangeNames{"fitted", "whole", "fixed"};
constexpr std::array<const char*, 3> leaveOutNames{"nothing", "first_token", "special_tokens"};
constexpr std::array<const char*, 2> poolingNames{"max", "mean"};
constexpr std::array<const char*, 4> sourceNames{"model", "sinusoidal", "rotary", "alibi"};
constexpr std::array<const char*, 2> similarityNames{"cosine", "dot"};
constexpr std::array<const char*, 3> sizeNames{"tiny", "small", "medium"};
constexpr std::array<const char*, 2> objectiveNames{"causal", "masked"};
constexpr std::array<const char*, 3> scheduleNames{"constant", "multi-step", "cosine"};
constexpr int mostSteps = 1000000;
constexpr std::size_t mostMilestones = 16;

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

QJsonObject toJson(const PositionsOptions& positions) {
  QJsonArray curves;
  for (const int curve : positions.curves) curves.append(curve);
  return {{"source", nameIn(sourceNames, positions.source)},
          {"positions", positions.positions},
          {"size", positions.size},
          {"heads", positions.heads},
          {"base", positions.base},
          {"similarity", nameIn(similarityNames, positions.similarity)},
          {"curves", curves}};
}

void readJson(const JsonValues& json, PositionsOptions& positions) {
  json.readName("source", sourceNames, positions.source);
  json.read("positions", positions.positions, 2, 4096);
  json.read("size", positions.size, 2, 4096);
  positions.size -= positions.size % 2;
  json.read("heads", positions.heads, 1, 1024);
  json.readNumber("base", positions.base, 1.0001, 1e9);
  json.readName("similarity", similarityNames, positions.similarity);
  if (!json.member("curves").isArray()) return;
  positions.curves.clear();
  for (const QJsonValue curve : json.array("curves"))
    if (curve.toInt(-1) >= 0 && positions.curves.size() < 8) positions.curves.push_back(curve.toInt());
}

QJsonObject toJson(const TrainingOptions& training) {
  const LearningRateSchedule& schedule = training.schedule;
  QJsonArray milestones;
  for (const std::int64_t milestone : schedule.milestones) milestones.append(static_cast<qint64>(milestone));
  return {{"size", nameIn(sizeNames, training.size)},
          {"objective", nameIn(objectiveNames, training.objective)},
          {"steps", training.steps},
          {"schedule", nameIn(scheduleNames, schedule.kind)},
          {"learning_rate", schedule.initial},
          {"milestones", milestones},
          {"gamma", schedule.gamma},
          {"warmup", static_cast<qint64>(schedule.warmup)},
          {"final", schedule.final},
          {"snapshot_interval", training.snapshotInterval},
          {"text", training.textFile},
          {"run", training.runFolder},
          {"follow", training.follow}};
}

void readJson(const JsonValues& json, TrainingOptions& training) {
  LearningRateSchedule& schedule = training.schedule;
  json.readName("size", sizeNames, training.size);
  json.readName("objective", objectiveNames, training.objective);
  json.read("steps", training.steps, 1, mostSteps);
  json.readName("schedule", scheduleNames, schedule.kind);
  json.readNumber("learning_rate", schedule.initial, 1e-9, 1e3);
  json.readNumber("gamma", schedule.gamma, 1e-6, 1);
  json.read("warmup", schedule.warmup, 0, mostSteps);
  json.readNumber("final", schedule.final, 0, 1e3);
  json.read("snapshot_interval", training.snapshotInterval, 1, mostSteps);
  json.read("text", training.textFile);
  json.read("run", training.runFolder);
  json.read("follow", training.follow);
  if (!json.member("milestones").isArray()) return;
  schedule.milestones.clear();
  for (const QJsonValue milestone : json.array("milestones"))
    if (const int step = milestone.toInt(-1); step >= 0 && schedule.milestones.size() < mostMilestones)
      schedule.milestones.push_back(step);
}

}  // namespace headlight
