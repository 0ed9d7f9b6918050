#include "ui/session/training_options.h"

namespace headlight {
namespace {

constexpr std::array<const char*, 3> sizeNames{"tiny", "small", "medium"};
constexpr std::array<const char*, 2> objectiveNames{"causal", "masked"};
constexpr std::array<const char*, 3> scheduleNames{"constant", "multi-step", "cosine"};
constexpr int mostSteps = 1000000;
constexpr std::size_t mostMilestones = 16;

}  // namespace

QJsonObject TrainingOptions::toJson() const {
  QJsonArray milestones;
  for (const std::int64_t milestone : schedule.milestones) milestones.append(static_cast<qint64>(milestone));
  return {{"size", nameIn(sizeNames, size)},
          {"objective", nameIn(objectiveNames, objective)},
          {"steps", steps},
          {"schedule", nameIn(scheduleNames, schedule.kind)},
          {"learning_rate", schedule.initial},
          {"milestones", milestones},
          {"gamma", schedule.gamma},
          {"warmup", static_cast<qint64>(schedule.warmup)},
          {"final", schedule.final},
          {"snapshot_interval", snapshotInterval},
          {"text", textFile},
          {"run", runFolder},
          {"follow", follow}};
}

void TrainingOptions::read(const JsonValues& json) {
  json.readName("size", sizeNames, size);
  json.readName("objective", objectiveNames, objective);
  json.read("steps", steps, 0, mostSteps);
  json.readName("schedule", scheduleNames, schedule.kind);
  json.readNumber("learning_rate", schedule.initial, 1e-9, 1e3);
  json.readNumber("gamma", schedule.gamma, 1e-6, 1);
  json.read("warmup", schedule.warmup, 0, mostSteps);
  json.readNumber("final", schedule.final, 0, 1e3);
  json.read("snapshot_interval", snapshotInterval, 1, mostSteps);
  json.read("text", textFile);
  json.read("run", runFolder);
  json.read("follow", follow);
  if (!json.member("milestones").isArray()) return;
  schedule.milestones.clear();
  for (const QJsonValue milestone : json.array("milestones"))
    if (const int step = milestone.toInt(-1); step >= 0 && schedule.milestones.size() < mostMilestones)
      schedule.milestones.push_back(step);
}

}  // namespace headlight
