#include "ui/lessons/shipped_lessons.h"

#include <QFile>

#include "ui/lessons/lesson_file.h"

// In the global namespace, as the macro asks for.
static void useLessonResources() { Q_INIT_RESOURCE(lessons); }

namespace headlight {

std::vector<Lesson> shippedLessons(const SessionState& standard) {
  useLessonResources();
  std::vector<Lesson> lessons;
  for (const char* name : {"softmax-on-a-menu", "who-is-it", "order-matters", "four-heads", "first-token",
                           "translation", "mark-what-matters", "learning-rates"}) {
    const QString fileName = QLatin1String(name) + QStringLiteral(".json");
    QFile file(QStringLiteral(":/lessons/") + fileName);
    if (file.open(QIODevice::ReadOnly)) lessons.push_back(readLesson(file.readAll(), fileName, standard));
  }
  return lessons;
}

QStringList modelsOf(const Lesson& lesson) {
  QStringList models;
  for (const LessonStep& step : lesson.steps) {
    const auto* checkpoint = std::get_if<CheckpointChoice>(&step.state.source);
    if (checkpoint && !models.contains(checkpoint->nameOrDirectory)) models << checkpoint->nameOrDirectory;
  }
  return models;
}

}  // namespace headlight
