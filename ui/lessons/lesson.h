#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "ui/session/session_state.h"

namespace headlight {

/// A text in several languages, by their codes: "en", "zh_CN". A value.
struct LessonText {
  QMap<QString, QString> byLanguage;

  /// In this language; else in one that differs in the country alone, else in English, else in any.
  QString in(const QString& language) const;
};

/// What a person is asked to do, and how the program sees that it has been done.
struct LessonTask {
  LessonText text;
  QJsonObject when;  // see isDone(); empty: nobody can see it
};

/// One screen of a lesson.
struct LessonStep {
  LessonText text;
  SessionState state;  // all of what the window shows
  std::optional<LessonTask> task;
  QJsonArray claims;  // what the text says in numbers, see brokenClaims()
};

/// A lesson as its file has it. A value.
struct Lesson {
  QString file;  // its name, for messages
  LessonText title;
  QStringList languages;  // those of the title; every text has each of them
  std::vector<LessonStep> steps;
};

/// The best of `languages` for a person who reads `wanted`.
QString lessonLanguage(const QStringList& languages, const QString& wanted);

}  // namespace headlight
