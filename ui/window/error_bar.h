#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace headlight {

/// One sentence about what went wrong and what to do, above the pictures until it is closed or things go well
/// again.
class ErrorBar : public QFrame {
  Q_OBJECT
 public:
  explicit ErrorBar(QWidget* parent = nullptr);

  void showSentence(const QString& sentence);
  QString sentence() const;
  /// Colours of the theme.
  void setDark(bool dark);

 public slots:
  void clear();

 private:
  QLabel* m_label;
  QToolButton* m_close;
};

}  // namespace headlight
