#include <QCoreApplication>
#include <QFile>

#include "app/command.h"
#include "app/command_support.h"
#include "app/embedded_files.h"
#include "app/usage_error.h"
#include "core/error.h"
#include "core/model/model_library.h"
#include "ui/lessons/lesson_file.h"
#include "ui/lessons/lesson_place.h"
#include "ui/lessons/lesson_run.h"
#include "ui/models/core_words.h"
#include "ui/session/translation.h"

namespace headlight {

namespace {

/// A lesson that was read and run, and the first sentence about what in it is not so.
struct CheckedLesson {
  nlohmann::ordered_json json;
  QString problem;  // empty: there is none
};

QStringList problemsOf(const LessonStep& step, const ComputeServices& services) {
  try {
    return brokenClaims(step, runStep(step, services, {}), {});
  } catch (const Error& error) {
    return {errorText(error)};
  }
}

CheckedLesson check(const std::string& file, const ComputeServices& services) {
  const Lesson lesson = readLessonFile(QFile::decodeName(QByteArray::fromStdString(file)), {});
  qsizetype claims = 0;
  nlohmann::ordered_json broken = nlohmann::ordered_json::array();
  CheckedLesson checked;
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    const LessonPlace place{lesson.file, static_cast<int>(i) + 1, {}};
    claims += lesson.steps[i].claims.size();
    for (const QString& problem : problemsOf(lesson.steps[i], services)) {
      broken.push_back({{"step", i + 1}, {"problem", problem.toStdString()}});
      if (checked.problem.isEmpty()) checked.problem = place.text() + QStringLiteral(": ") + problem;
    }
  }
  std::vector<std::string> languages;
  for (const QString& language : lesson.languages) languages.push_back(language.toStdString());
  checked.json = {{"file", file},           {"title", lesson.title.in(QStringLiteral("en")).toStdString()},
                  {"languages", languages}, {"steps", lesson.steps.size()},
                  {"claims", claims},       {"broken", broken}};
  return checked;
}

void runLesson(const Arguments& arguments) {
  if (arguments.others().empty())
    throw UsageError(QCoreApplication::translate("CommandLine", "A lesson's file is missing."));
  const ComputeServices services =
      coreServices(ModelLibrary(embeddedModels(), LibraryPaths::fromEnvironment()));
  // What is wrong with a lesson is read by programs.
  const Translation english(languages().front().code);
  QString problem;
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const std::string& file : arguments.others()) {
    CheckedLesson checked = check(file, services);
    all.push_back(std::move(checked.json));
    if (problem.isEmpty()) problem = checked.problem;
  }
  printJson(all);
  if (!problem.isEmpty()) throw Error(problem.toStdString());
}

}  // namespace

Command lessonCommand() {
  Command command{
      "lesson",
      "FILE ...",
      QT_TRANSLATE_NOOP("CommandLine",
                        "Reads lessons, runs every step and says which of their claims are not so."),
      {},
      runLesson};
  command.takesFiles = true;
  return command;
}

}  // namespace headlight
