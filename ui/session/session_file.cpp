#include "ui/session/session_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "ui/session/session_json.h"
#include "ui/session/text_file.h"

namespace headlight {
namespace {

constexpr qint64 kLargestFile = qint64{4} << 20;  // a session is a few kilobytes

struct Words {
  Q_DECLARE_TR_FUNCTIONS(SessionFile)
};

/// The files that a session names. A checkpoint may be a place too, or the name of a model.
template <typename State, typename Visit>
void visitFiles(State& state, const Visit& visit) {
  if (auto* array = std::get_if<ArrayChoice>(&state.source)) visit(array->file);
  visit(state.documentFile);
}

/// "./models/small" for what lies in the folder; everything else stays as it is. The dot tells a folder from
/// the name of a model.
void makeRelative(const QDir& folder, QString& path) {
  if (path.isEmpty() || !QDir::isAbsolutePath(path)) return;
  const QString relative = folder.relativeFilePath(path);
  if (relative.startsWith(QLatin1String("..")) || QDir::isAbsolutePath(relative)) return;
  path = QStringLiteral("./") + relative;
}

void resolve(const QDir& folder, QString& path) {
  if (path.isEmpty() || QDir::isAbsolutePath(path) || !folder.exists(path)) return;
  path = QDir::cleanPath(folder.absoluteFilePath(path));
}

/// Without the dot it is the name of a model, whatever lies beside the file.
void resolveCheckpoint(const QDir& folder, SourceChoice& source) {
  auto* checkpoint = std::get_if<CheckpointChoice>(&source);
  if (!checkpoint || !checkpoint->nameOrDirectory.startsWith(QLatin1String("./"))) return;
  checkpoint->nameOrDirectory = QDir::cleanPath(folder.absoluteFilePath(checkpoint->nameOrDirectory));
}

/// A text as the editor takes it, which holds no longer one.
QString typedText(const QString& text, const QString& file) {
  const QString clean = cleanText(text);
  if (clean.toUtf8().size() <= kEditorBytes) return clean;
  throw Error(Words::tr("%1 is a session with a text of more than 32 KB; a longer text is kept in a file "
                        "of its own, which the session names.")
                  .arg(file)
                  .toStdString());
}

bool isSession(const QJsonObject& json) {
  return json.value(QLatin1String("source")).isObject() && json.contains(QLatin1String("version"));
}

}  // namespace

QByteArray bytesOfSmallFile(const QString& path) {
  QFile file(path);
  const bool readable = QFileInfo(path).isFile() && file.size() <= kLargestFile;
  return readable && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void resolveFiles(const QDir& folder, SessionState& state) {
  visitFiles(state, [&folder](QString& named) { resolve(folder, named); });
  resolveCheckpoint(folder, state.source);
}

bool looksLikeSession(const QString& path) {
  const QString suffix = QFileInfo(path).suffix();
  if (suffix == QLatin1String(sessionSuffix)) return true;
  return suffix == QLatin1String("json") &&
         isSession(QJsonDocument::fromJson(bytesOfSmallFile(path)).object());
}

void writeSessionFile(const QString& path, const SessionState& state) {
  SessionState written = state;
  const QDir folder(QFileInfo(path).absolutePath());
  visitFiles(written, [&folder](QString& named) { makeRelative(folder, named); });
  if (auto* checkpoint = std::get_if<CheckpointChoice>(&written.source))
    makeRelative(folder, checkpoint->nameOrDirectory);
  const QByteArray bytes = QJsonDocument(toJson(written)).toJson();
  AtomicFile file(QFile::encodeName(path).toStdString());
  file.write(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
  file.commit();
}

SessionState readSessionFile(const QString& path, const SessionState& standard) {
  const QString name = QFileInfo(path).fileName();
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    throw Error(Words::tr("%1 cannot be read: %2.").arg(path, file.errorString()).toStdString());
  const QJsonObject json = QJsonDocument::fromJson(bytesOfSmallFile(path)).object();
  if (!isSession(json))
    throw Error(Words::tr("%1 is not a session, or it is damaged.").arg(name).toStdString());
  const double version = json.value(QLatin1String("version")).toDouble();
  if (version > sessionVersion)
    throw Error(Words::tr("%1 was saved by a newer Headlight: it is a session of version %2, and this "
                          "program reads versions up to %3.")
                    .arg(name)
                    .arg(version)
                    .arg(sessionVersion)
                    .toStdString());
  SessionState state = sessionFromJson(json, standard);
  resolveFiles(QDir(QFileInfo(path).absolutePath()), state);
  state.text = typedText(state.text, name);
  state.pairText = typedText(state.pairText, name);
  return state;
}

}  // namespace headlight
