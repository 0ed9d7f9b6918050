#include "app/view_option.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/usage_error.h"
#include "ui/lessons/lesson_session.h"
#include "ui/views/known_view_options.h"

namespace headlight {
namespace {

struct Assignment {
  QString view;
  QString key;
  QJsonValue value;
};

QJsonValue valueOf(const QString& text) {
  // A document is an object or an array, so that a single value has to be in one.
  const QJsonDocument document = QJsonDocument::fromJson(QStringLiteral("[%1]").arg(text).toUtf8());
  const QJsonArray values = document.array();
  return values.size() == 1 ? values.first() : QJsonValue(text);
}

Assignment assignmentOf(const QString& given, const QString& drawn) {
  const qsizetype equals = given.indexOf(QLatin1Char('='));
  if (equals <= 0)
    throw UsageError(
        QCoreApplication::translate("CommandLine", "--option: %1 is no KEY=VALUE, as in lines.share=80.")
            .arg(given));
  const QString name = given.left(equals);
  const qsizetype dot = name.indexOf(QLatin1Char('.'));
  return {dot < 0 ? drawn : name.left(dot), name.mid(dot + 1), valueOf(given.mid(equals + 1))};
}

void put(const QString& given, const Assignment& assignment, ViewOptions& options) {
  const QJsonObject known = wholeViewOptions(options);
  if (!known.contains(assignment.view))
    throw UsageError(
        QCoreApplication::translate("CommandLine",
                                    "--option: the view %1 has no options of its own; these have some: %2.")
            .arg(assignment.view, known.keys().join(QStringLiteral(", "))));
  ViewOptions changed = options;
  changed[assignment.view].insert(assignment.key, assignment.value);
  // Some keys are written only where they are set.
  const QJsonObject read = wholeViewOptions(changed).value(assignment.view).toObject();
  if (!read.contains(assignment.key))
    throw UsageError(
        QCoreApplication::translate(
            "CommandLine", "--option: the view %1 has no option %2, or not with this value; it has %3.")
            .arg(assignment.view, assignment.key, read.keys().join(QStringLiteral(", "))));
  if (!includesJson(read.value(assignment.key), assignment.value))
    throw UsageError(
        QCoreApplication::translate("CommandLine", "--option: %1 is a value that the view cannot take.")
            .arg(given));
  options = std::move(changed);
}

}  // namespace

OptionSpec viewOptionSpec() {
  return {
      "--option", "KEY=VALUE",
      QT_TRANSLATE_NOOP("CommandLine",
                        "an option of the view as session files have it, as in share=80 or lines.share=80"),
      true};
}

void readViewOptions(const Arguments& arguments, const QString& view, ViewOptions& options) {
  for (const std::string& value : arguments.values("--option")) {
    const QString given = shown(value);
    put(given, assignmentOf(given, view), options);
  }
}

}  // namespace headlight
