#include "ui/session/training_folders.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <algorithm>

#include "ui/session/compare_options.h"

namespace headlight {
namespace {

const QString kMark = QStringLiteral(".kept");

bool lies(const QString& path, const QString& folder) {
  const QString clean = QDir::cleanPath(path);
  return clean == folder || clean.startsWith(folder + QLatin1Char('/'));
}

/// The runs, the newest first.
QStringList runsIn(const QString& folder) {
  static const QRegularExpression time(QStringLiteral(R"(^\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d( \(\d+\))?$)"));
  const QDir parent(folder);
  QStringList names = parent.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks).filter(time);
  std::sort(names.begin(), names.end(), std::greater<>());
  QStringList runs;
  for (const QString& name : names) runs << QDir::cleanPath(parent.absoluteFilePath(name));
  return runs;
}

}  // namespace

QStringList trainingPaths(const SessionState& session) {
  QStringList paths{optionsIn<TrainingOptions>(session.viewOptions).runFolder,
                    optionsIn<CompareOptions>(session.viewOptions).model};
  if (const auto* const model = std::get_if<CheckpointChoice>(&session.source))
    paths << model->nameOrDirectory;
  return paths;
}

void cleanTrainings(const QString& folder, const QStringList& named) {
  const QStringList runs = runsIn(folder);
  for (const QString& run : runs.mid(keptTrainings)) {
    const bool isNamed =
        std::any_of(named.begin(), named.end(), [&run](const QString& path) { return lies(path, run); });
    if (!isNamed && !QFile::exists(run + QLatin1Char('/') + kMark)) QDir(run).removeRecursively();
  }
}

void keepTrainings(const QString& folder, const QStringList& paths) {
  for (const QString& run : runsIn(folder))
    if (std::any_of(paths.begin(), paths.end(), [&run](const QString& path) { return lies(path, run); }))
      (void)QFile(run + QLatin1Char('/') + kMark).open(QIODevice::WriteOnly);
}

}  // namespace headlight
