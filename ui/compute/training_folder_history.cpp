#include "ui/compute/training_folder_history.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace headlight {

namespace {

/// One line of the log, see core/training/training_log.h.
void add(const QJsonObject& line, TrainingHistory& history) {
  const qint64 step = line.value(QStringLiteral("step")).toInteger(-1);
  const auto number = [&](const char* name) {
    return static_cast<float>(line.value(QLatin1String(name)).toDouble());
  };
  if (step < 0) return;
  if (line.contains(QStringLiteral("held_out_loss")))
    history.heldOut.push_back({step, number("held_out_loss")});
  else if (step > 0)
    history.steps.push_back(
        {step - 1, number("loss"), number("rate"), number("gradient_norm"), number("tokens_per_second")});
}

}  // namespace

std::vector<TrainingHistory::Snapshot> snapshotsBelow(const QString& folder) {
  std::vector<TrainingHistory::Snapshot> snapshots;
  const QDir below(folder + QStringLiteral("/snapshots"));
  for (const QString& name : below.entryList({QStringLiteral("step-*")}, QDir::Dirs)) {
    bool isNumber = false;
    const qint64 step = name.mid(5).toLongLong(&isNumber);
    if (isNumber) snapshots.push_back({step, below.filePath(name)});
  }
  std::sort(snapshots.begin(), snapshots.end(), [](const auto& a, const auto& b) { return a.step < b.step; });
  return snapshots;
}

TrainingHistory readTrainingFolder(const QString& folder) {
  TrainingHistory history;
  history.snapshots = snapshotsBelow(folder);
  QFile log(folder + QStringLiteral("/log.jsonl"));
  if (log.open(QIODevice::ReadOnly)) {
    while (!log.atEnd()) {
      const QJsonDocument line = QJsonDocument::fromJson(log.readLine());
      if (line.isObject()) add(line.object(), history);
    }
  }
  if (history.steps.empty() && history.snapshots.empty()) return history;
  history.phase = TrainingHistory::Phase::Ended;
  history.folder = folder;
  history.stepsWanted = history.steps.empty() ? 0 : history.steps.back().step + 1;
  return history;
}

}  // namespace headlight
