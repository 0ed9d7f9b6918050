#include "ui/session/desktop_theme.h"

#include <QStandardPaths>

namespace headlight {

DesktopTheme::DesktopTheme(QObject* parent) : QObject(parent) {
  connect(&m_ask, &QProcess::readyReadStandardOutput, this, [this] { read(m_ask.readAllStandardOutput()); });
  connect(&m_watch, &QProcess::readyReadStandardOutput, this,
          [this] { read(m_watch.readAllStandardOutput()); });
}

DesktopTheme::~DesktopTheme() {
  for (QProcess* process : {&m_ask, &m_watch}) {
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) continue;
    process->kill();
    process->waitForFinished(1000);
  }
}

void DesktopTheme::start() {
  const QString desktop = qEnvironmentVariable("XDG_CURRENT_DESKTOP").toLower();
  const bool gnomeLike =
      desktop.contains(QLatin1String("gnome")) || desktop.contains(QLatin1String("unity")) ||
      desktop.contains(QLatin1String("cinnamon")) || desktop.contains(QLatin1String("budgie"));
  const QString program = QStandardPaths::findExecutable(QStringLiteral("gsettings"));
  if (!gnomeLike || program.isEmpty()) return;
  const QStringList setting{QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("color-scheme")};
  m_ask.start(program, QStringList{QStringLiteral("get")} + setting);
  m_watch.start(program, QStringList{QStringLiteral("monitor")} + setting);
}

void DesktopTheme::read(const QByteArray& line) {
  if (line.contains("prefer-dark"))
    emit darkPreferred(true);
  else if (line.contains("prefer-light") || line.contains("default"))
    emit darkPreferred(false);
}

}  // namespace headlight
