#include "ui/lessons/lesson.h"

#include <algorithm>

namespace headlight {

QString lessonLanguage(const QStringList& languages, const QString& wanted) {
  if (languages.contains(wanted)) return wanted;
  const QString plain = wanted.section(QLatin1Char('_'), 0, 0);
  const auto related = std::find_if(languages.begin(), languages.end(), [&](const QString& one) {
    return one.section(QLatin1Char('_'), 0, 0) == plain;
  });
  if (related != languages.end()) return *related;
  const QString english = QStringLiteral("en");
  return languages.contains(english) ? english : languages.value(0);
}

QString LessonText::in(const QString& language) const {
  return byLanguage.value(lessonLanguage(byLanguage.keys(), language));
}

}  // namespace headlight
