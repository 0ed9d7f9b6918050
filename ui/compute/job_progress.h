#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace headlight {

/// What is under way, how far it is, and a button to cancel it; on the screen only for work that takes longer
/// than 300 ms.
class JobProgress : public QWidget {
  Q_OBJECT
 public:
  explicit JobProgress(QWidget* parent = nullptr);

  /// Work begins; until its first setFraction() the bar only says that something is under way.
  void begin(const QString& what);
  void setWhat(const QString& what);
  void setFraction(double fraction);
  void end();

 signals:
  void cancelRequested();

 private:
  QLabel* m_what;
  QProgressBar* m_bar;
  QToolButton* m_cancel;
  QTimer m_patience;
};

}  // namespace headlight
