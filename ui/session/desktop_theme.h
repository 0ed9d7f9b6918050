#pragma once

#include <QObject>
#include <QProcess>

namespace headlight {

/// Whether the desktop asks for a dark look, for desktops that do not hand Qt a palette. GNOME and its
/// relatives keep it in a setting of their own that `gsettings` tells and watches; without that program
/// nothing happens.
class DesktopTheme : public QObject {
  Q_OBJECT
 public:
  explicit DesktopTheme(QObject* parent = nullptr);
  ~DesktopTheme() override;

  /// Asks, off the GUI thread and without waiting, and goes on watching.
  void start();

 signals:
  void darkPreferred(bool dark);

 private:
  void read(const QByteArray& line);

  QProcess m_ask;
  QProcess m_watch;
};

}  // namespace headlight
