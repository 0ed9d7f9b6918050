#include "ui/lessons/lesson_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <utility>

#include "core/error.h"
#include "ui/lessons/lesson_claims.h"
#include "ui/lessons/lesson_condition.h"
#include "ui/lessons/lesson_place.h"
#include "ui/lessons/lesson_session.h"
#include "ui/session/session_file.h"
#include "ui/session/session_json.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Lessons)
};

void requireKeys(const QJsonObject& json, const QStringList& known, const LessonPlace& place) {
  for (auto member = json.begin(); member != json.end(); ++member)
    if (!known.contains(member.key())) place.at(member.key()).fail(Words::tr("%1: this key is not known."));
}

QJsonObject objectIn(const QJsonObject& json, const QString& key, const LessonPlace& place) {
  const QJsonValue value = json.value(key);
  if (!value.isObject() && !value.isUndefined())
    place.at(key).fail(Words::tr("%1: an object is expected here."));
  return value.toObject();
}

QJsonArray arrayIn(const QJsonObject& json, const QString& key, const LessonPlace& place) {
  const QJsonValue value = json.value(key);
  if (!value.isArray() && !value.isUndefined()) place.at(key).fail(Words::tr("%1: a list is expected here."));
  return value.toArray();
}

/// The text of a key. The title has the languages of the lesson, and every other text must have each of them.
LessonText textIn(const QJsonObject& json, const QStringList& languages, const LessonPlace& place) {
  LessonText text;
  for (auto one = json.begin(); one != json.end(); ++one) {
    const QString words = one->toString().trimmed();
    if (words.isEmpty()) place.at(one.key()).fail(Words::tr("%1: a text is expected here."));
    text.byLanguage.insert(one.key(), words);
  }
  for (const QString& language : languages)
    if (!text.byLanguage.contains(language))
      place.at(language).fail(Words::tr("%1: this language of the title has no text here."));
  if (text.byLanguage.isEmpty())
    place.fail(Words::tr("%1: texts by language are expected here, such as {\"en\": \"…\"}."));
  return text;
}

/// What goes from step to step while the steps are read.
struct Reading {
  const QDir* folder = nullptr;  // where named files are; nullptr: nowhere
  const SessionState& standard;
  QStringList languages;
  QJsonObject session;  // all that steps have said so far
};

SessionState sessionOf(const QJsonObject& given, const LessonPlace& place, Reading& reading) {
  reading.session = mergedSession(reading.session, given);
  SessionState state = sessionFromJson(reading.session, reading.standard);
  requireUnderstood(given, state, place);
  if (reading.folder) resolveFiles(*reading.folder, state);
  return state;
}

LessonTask taskOf(const QJsonObject& json, const LessonPlace& place, const QStringList& languages) {
  const QString text = QStringLiteral("text"), when = QStringLiteral("when");
  requireKeys(json, {text, when}, place);
  LessonTask task;
  task.text = textIn(objectIn(json, text, place), languages, place.at(text));
  task.when = objectIn(json, when, place);
  requireCondition(task.when, place.at(when));
  return task;
}

LessonStep stepOf(const QJsonValue& value, const LessonPlace& place, Reading& reading) {
  if (!value.isObject()) place.fail(Words::tr("%1: an object is expected here."));
  const QString text = QStringLiteral("text"), session = QStringLiteral("session"),
                task = QStringLiteral("try"), claims = QStringLiteral("claims");
  const QJsonObject json = value.toObject();
  requireKeys(json, {text, session, task, claims}, place);
  LessonStep step;
  step.text = textIn(objectIn(json, text, place), reading.languages, place.at(text));
  step.state = sessionOf(objectIn(json, session, place), place.at(session), reading);
  if (json.contains(task)) step.task = taskOf(objectIn(json, task, place), place.at(task), reading.languages);
  step.claims = arrayIn(json, claims, place);
  requireClaims(step.claims, place.at(claims));
  return step;
}

/// The object of a whole file. JSON's own errors count bytes; people count lines.
QJsonObject jsonOf(const QByteArray& bytes, const QString& file) {
  QJsonParseError error;
  const QJsonObject json = QJsonDocument::fromJson(bytes, &error).object();
  if (error.error != QJsonParseError::NoError) {
    const auto line = bytes.left(error.offset).count('\n') + 1;
    throw Error(
        Words::tr("%1 is not JSON: line %2: %3.").arg(file).arg(line).arg(error.errorString()).toStdString());
  }
  const QJsonValue version = json.value(QLatin1String(lessonKey));
  if (!version.isDouble())
    throw Error(Words::tr("%1 is not a lesson: it has no key headlight_lesson.").arg(file).toStdString());
  if (version.toDouble() != lessonVersion)
    throw Error(Words::tr("%1 is a lesson of version %2, and this program reads version %3.")
                    .arg(file)
                    .arg(version.toDouble())
                    .arg(lessonVersion)
                    .toStdString());
  return json;
}

Lesson lessonOf(const QByteArray& bytes, const QString& file, Reading reading) {
  const QJsonObject json = jsonOf(bytes, file);
  const LessonPlace place{file, 0, {}};
  const QString title = QStringLiteral("title"), session = QStringLiteral("session"),
                steps = QStringLiteral("steps");
  requireKeys(json, {QLatin1String(lessonKey), title, session, steps}, place);
  Lesson lesson;
  lesson.file = file;
  lesson.title = textIn(objectIn(json, title, place), {}, place.at(title));
  lesson.languages = reading.languages = lesson.title.byLanguage.keys();
  (void)sessionOf(objectIn(json, session, place), place.at(session), reading);
  const QJsonArray all = arrayIn(json, steps, place);
  if (all.isEmpty()) place.at(steps).fail(Words::tr("%1: a lesson has at least one step."));
  for (qsizetype i = 0; i < all.size(); ++i)
    lesson.steps.push_back(stepOf(all[i], {file, static_cast<int>(i) + 1, {}}, reading));
  return lesson;
}

}  // namespace

bool looksLikeLesson(const QString& path) {
  const QString suffix = QFileInfo(path).suffix();
  if (suffix == QLatin1String(lessonSuffix)) return true;
  return suffix == QLatin1String("json") &&
         QJsonDocument::fromJson(bytesOfSmallFile(path)).object().contains(QLatin1String(lessonKey));
}

Lesson readLessonFile(const QString& path, const SessionState& standard) {
  const QDir folder(QFileInfo(path).absolutePath());
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    throw Error(Words::tr("%1 cannot be read: %2.").arg(path, file.errorString()).toStdString());
  return lessonOf(bytesOfSmallFile(path), QFileInfo(path).fileName(), {&folder, standard, {}, {}});
}

Lesson readLesson(const QByteArray& bytes, const QString& file, const SessionState& standard) {
  return lessonOf(bytes, file, {nullptr, standard, {}, {}});
}

}  // namespace headlight
