#include "ui/window/opened_path.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/arrays/attention_import.h"
#include "core/error.h"
#include "core/io/broken_link.h"
#include "core/io/file_signature.h"
#include "core/io/mapped_file.h"
#include "ui/lessons/lesson_file.h"
#include "ui/models/core_words.h"
#include "ui/session/session_file.h"
#include "ui/session/text_file.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(OpenedPath)
};

/// Files that stand for the folder they are in.
bool belongsToCheckpoint(const QFileInfo& file) {
  const QString name = file.fileName();
  const bool known = name == QLatin1String("config.json") || name == QLatin1String("tokenizer.json") ||
                     name.endsWith(QLatin1String(".index.json")) || name.startsWith(QLatin1String("model")) ||
                     name.startsWith(QLatin1String("pytorch_model"));
  return known && file.dir().exists(QStringLiteral("config.json"));
}

/// Told by its first bytes: Ollama's files have no ending.
bool isGgufModel(const QFileInfo& file) {
  QFile bytes(file.absoluteFilePath());
  return bytes.open(QIODevice::ReadOnly) && bytes.read(4) == QByteArrayLiteral("GGUF");
}

/// A folder of Hugging Face's library, or one with a GGUF file.
bool holdsModel(const QString& folder) {
  const QDir directory(folder);
  return directory.exists(QStringLiteral("config.json")) ||
         !directory.entryList({QStringLiteral("*.gguf")}, QDir::Files).isEmpty();
}

/// A file that is no text would be typed as a sentence of noise, or refused for its first wrong byte.
void refuseForeign(const QFileInfo& file) {
  const auto mapped = MappedFile::open(QFile::encodeName(file.absoluteFilePath()).toStdString());
  const Message format = notText(mapped->bytes());
  if (format.isEmpty()) return;
  throw Error(Words::tr("%1 is neither a text nor an attention array that is read here: it looks like %2.")
                  .arg(file.fileName(), coreWord(format))
                  .toStdString());
}

/// Its steps begin with a window that shows nothing of its own, in the person's colours.
OpenedPath lessonAt(const QFileInfo& file, const SessionState& standard) {
  SessionState plain;
  plain.display = standard.display;
  OpenedPath opened{OpenedPath::Kind::Lesson, file.absoluteFilePath(), {}};
  opened.lesson = std::make_shared<const Lesson>(readLessonFile(opened.path, plain));
  return opened;
}

}  // namespace

OpenedPath inspectPath(const QString& path, const SessionState& standard) {
  const QFileInfo file(path);
  if (const auto problem = brokenLink(path.toStdString())) throw Error(*problem);
  if (!file.exists())
    throw Error(Words::tr("%1 is not there; it may have been moved or deleted.").arg(path).toStdString());
  if (file.isDir()) {
    if (const auto problem = brokenLink((path + QStringLiteral("/config.json")).toStdString()))
      throw Error(*problem);
    if (!holdsModel(path))
      throw Error(
          Words::tr("%1 is not a model: a folder with config.json, model.safetensors and tokenizer.json "
                    "is expected.")
              .arg(path)
              .toStdString());
    return {OpenedPath::Kind::ModelDirectory, file.absoluteFilePath(), {}};
  }
  if (belongsToCheckpoint(file)) return {OpenedPath::Kind::ModelDirectory, file.absolutePath(), {}};
  if (isGgufModel(file)) return {OpenedPath::Kind::ModelDirectory, file.absoluteFilePath(), {}};
  if (looksLikeLesson(path)) return lessonAt(file, standard);
  if (looksLikeSession(path))
    return {OpenedPath::Kind::Session, file.absoluteFilePath(), {}, readSessionFile(path, standard)};
  if (looksLikeAttention(path.toStdString()))
    return {OpenedPath::Kind::AttentionArray, file.absoluteFilePath(), {}};
  refuseForeign(file);
  if (file.size() > kEditorBytes) return {OpenedPath::Kind::LongText, file.absoluteFilePath(), {}};
  QString text = readTextFile(path);
  // A file ends with a line end by custom; it is no part of the sentence.
  if (text.endsWith(QLatin1Char('\n'))) text.chop(1);
  return {OpenedPath::Kind::Text, file.absoluteFilePath(), text};
}

}  // namespace headlight
