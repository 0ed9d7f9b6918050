#include "ui/lessons/lesson_place.h"

#include <QCoreApplication>

#include "core/error.h"

namespace headlight {

LessonPlace LessonPlace::at(const QString& member) const {
  return {file, step, key.isEmpty() ? member : key + QLatin1Char('.') + member};
}

QString LessonPlace::text() const {
  if (step == 0 && key.isEmpty()) return file;
  if (step == 0) return QCoreApplication::translate("Lessons", "%1, key %2").arg(file, key);
  if (key.isEmpty()) return QCoreApplication::translate("Lessons", "%1, step %2").arg(file).arg(step);
  return QCoreApplication::translate("Lessons", "%1, step %2, key %3").arg(file).arg(step).arg(key);
}

void LessonPlace::fail(const QString& sentence) const { throw Error(sentence.arg(text()).toStdString()); }

}  // namespace headlight
