#include "ui/compute/training_folder_history.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace headlight {

namespace {

const QString kSnapshots = QStringLiteral("snapshots");
const QString kStep = QStringLiteral("step-");

/// The step that a snapshot's folder is named by; -1: it is none.
qint64 stepOf(const QString& name) {
  bool isNumber = false;
  const qint64 step = name.startsWith(kStep) ? name.mid(kStep.size()).toLongLong(&isNumber) : -1;
  return isNumber ? step : -1;
}

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
  const QDir below(QDir(folder).filePath(kSnapshots));
  for (const QString& name : below.entryList({kStep + QLatin1Char('*')}, QDir::Dirs))
    if (const qint64 step = stepOf(name); step >= 0) snapshots.push_back({step, below.filePath(name)});
  std::sort(snapshots.begin(), snapshots.end(), [](const auto& a, const auto& b) { return a.step < b.step; });
  return snapshots;
}

ModelTraining trainingOfModel(const QString& directory) {
  const QFileInfo model(QDir::cleanPath(directory));
  ModelTraining training{readTrainingFolder(model.filePath())};
  const qint64 step = stepOf(model.fileName());
  const QDir beside = model.dir();
  if (!training.history.folder.isEmpty() || step < 0 || beside.dirName() != kSnapshots) return training;
  training.history = readTrainingFolder(QFileInfo(beside.path()).path());
  training.step = training.history.folder.isEmpty() ? -1 : step;
  return training;
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
