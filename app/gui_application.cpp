#include "app/gui_application.h"

#include <QCoreApplication>
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

void requireDisplay() {
  if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY") ||
      qEnvironmentVariableIsSet("WAYLAND_DISPLAY")) {
    return;
  }
  throw Error(QCoreApplication::translate(
                  "CommandLine", "There is no display to open a window on; the commands of --help need none.")
                  .toStdString());
}

}  // namespace

GuiApplication::GuiApplication(Use use) {
  if (use == Use::Window) requireDisplay();
  if (use == Use::PictureOnly && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
  }
  qInstallMessageHandler(handleQtMessage);
  m_application = std::make_unique<QApplication>(m_argumentCount, m_arguments);
  QCoreApplication::setApplicationName(QStringLiteral("headlight"));
  QCoreApplication::setApplicationVersion(QStringLiteral(HEADLIGHT_VERSION));
  QGuiApplication::setApplicationDisplayName(QStringLiteral("Headlight"));
}

}  // namespace headlight
