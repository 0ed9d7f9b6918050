#include "app/application.h"

#include <QApplication>
#include <clocale>
#include <cstdio>
#include <cstdlib>

#include "core/error.h"
#include "core/printable_line.h"

namespace headlight {

namespace {

/// Qt's advice to reinstall the program is of no use to a person whose display is not there.
QString sentenceOf(const QString& message) {
  if (!message.contains(QStringLiteral("platform plugin"))) return message.simplified();
  QString display = qEnvironmentVariable("QT_QPA_PLATFORM");
  for (const char* name : {"WAYLAND_DISPLAY", "DISPLAY"}) {
    if (qEnvironmentVariableIsSet(name)) display = qEnvironmentVariable(name);
  }
  return QCoreApplication::translate("CommandLine", "No window can be opened on the display \"%1\".")
      .arg(display);
}

/// Qt's own chatter about fonts and locales is nothing that a person asked for; its last words before it
/// gives up are, and a failure is an exit status and not a crash.
void handleQtMessage(QtMsgType type, const QMessageLogContext&, const QString& message) {
  if (type != QtCriticalMsg && type != QtFatalMsg) return;
  std::fprintf(stderr, "headlight: %s\n", printableLine(sentenceOf(message).toStdString()).c_str());
  if (type == QtFatalMsg) std::_Exit(1);
}

}  // namespace

void requireDisplay() {
  if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY") ||
      qEnvironmentVariableIsSet("WAYLAND_DISPLAY")) {
    return;
  }
  throw Error(QCoreApplication::translate(
                  "CommandLine", "There is no display to open a window on; the commands of --help need none.")
                  .toStdString());
}

Application::Application(Use use) {
  if (use == Use::Pictures && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
  }
  qInstallMessageHandler(handleQtMessage);
  if (use == Use::Text)
    m_application = std::make_unique<QCoreApplication>(m_argumentCount, m_arguments);
  else
    m_application = std::make_unique<QApplication>(m_argumentCount, m_arguments);
  // Qt takes the desktop's locale. Numbers are written as everywhere, and what the system says of an error is
  // a message of the core, which is translated with its others.
  std::setlocale(LC_NUMERIC, "C");
  std::setlocale(LC_MESSAGES, "C");
  QCoreApplication::setApplicationName(QStringLiteral("headlight"));
  QCoreApplication::setApplicationVersion(QStringLiteral(HEADLIGHT_VERSION));
  if (use != Use::Text) QGuiApplication::setApplicationDisplayName(QStringLiteral("Headlight"));
}

}  // namespace headlight
