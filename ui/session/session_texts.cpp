#include "ui/session/session_texts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/error.h"

namespace headlight {
namespace {

const QString kLabels = QStringLiteral(".tokens.json");

/// Saving again makes no further copy.
bool sameBytes(const QString& one, const QString& other) {
  QFile first(one), second(other);
  return first.size() == second.size() && first.open(QIODevice::ReadOnly) &&
         second.open(QIODevice::ReadOnly) && first.readAll() == second.readAll();
}

void copy(const QString& from, const QString& to) {
  QFile source(from);
  if (source.copy(to)) return;
  throw Error(QCoreApplication::translate("SessionFile", "%1 could not be copied beside the session: %2.")
                  .arg(QFileInfo(from).fileName(), source.errorString())
                  .toStdString());
}

/// The labels beside an array: "a.csv" has "a.tokens.json".
QString labelsOf(const QString& file) {
  const QFileInfo info(file);
  return info.dir().filePath(info.completeBaseName() + kLabels);
}

void bring(const QString& sessionFile, const QString& folder, QString& file) {
  const QFileInfo source(file), session(sessionFile);
  if (file.isEmpty() || !source.isFile() || QDir(source.absolutePath()) != QDir(folder)) return;
  if (QDir(session.absolutePath()) == QDir(folder)) return;
  const QString suffix = source.suffix().isEmpty() ? QString() : QLatin1Char('.') + source.suffix();
  const QString base = session.completeBaseName();
  QString place = session.dir().absoluteFilePath(base + suffix);
  for (int number = 2; QFileInfo::exists(place) && !sameBytes(file, place); ++number)
    place = session.dir().absoluteFilePath(QStringLiteral("%1 %2").arg(base).arg(number) + suffix);
  if (!QFileInfo::exists(place)) copy(file, place);
  const QString labels = labelsOf(file);
  if (QFileInfo::exists(labels) && !QFileInfo::exists(labelsOf(place))) copy(labels, labelsOf(place));
  file = place;
}

}  // namespace

void bringTexts(const QString& sessionFile, const QString& folder, SessionState& state) {
  if (folder.isEmpty()) return;
  bring(sessionFile, folder, state.documentFile);
  if (auto* array = std::get_if<ArrayChoice>(&state.source)) bring(sessionFile, folder, array->file);
}

}  // namespace headlight
