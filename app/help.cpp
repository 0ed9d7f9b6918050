#include "app/help.h"

#include <QCoreApplication>

#include "app/commands.h"

namespace headlight {

namespace {

QString translated(const char* text) { return QCoreApplication::translate("CommandLine", text); }

}  // namespace

QString helpText() {
  QString text = QCoreApplication::translate("CommandLine", "Headlight shows where a transformer looks.") +
                 QStringLiteral("\n\n  headlight [FILE] [--tokens LIST] [--language L]\n      ") +
                 QCoreApplication::translate(
                     "CommandLine",
                     "Opens the window; FILE is a text, an attention array, a model's directory, "
                     "a session or a lesson.") +
                 QStringLiteral("\n");
  for (const Command& command : commands()) {
    text +=
        QStringLiteral("  headlight %1 %2\n      %3\n")
            .arg(QLatin1String(command.name), QLatin1String(command.synopsis), translated(command.summary));
  }
  return text + QLatin1Char('\n') +
         QCoreApplication::translate(
             "CommandLine",
             "\"headlight COMMAND --help\" lists a command's options; \"headlight --version\" "
             "prints the version.\nThe exit status is 1 for a file, a text or a number that "
             "cannot be taken and 2 for an unknown or malformed option.") +
         QLatin1Char('\n');
}

QString helpText(const Command& command) {
  QString text =
      QStringLiteral("headlight %1 %2\n%3\n\n")
          .arg(QLatin1String(command.name), QLatin1String(command.synopsis), translated(command.summary));
  for (const OptionSpec& spec : command.options) {
    QString option = QLatin1String(spec.name);
    if (spec.valueName) option += QLatin1Char(' ') + QLatin1String(spec.valueName);
    text += QStringLiteral("  %1  %2\n").arg(option, -22).arg(translated(spec.help));
  }
  return text;
}

}  // namespace headlight
