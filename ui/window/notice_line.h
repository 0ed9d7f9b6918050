#pragma once

#include <QFrame>

#include "ui/window/notice_bar.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace headlight {

/// One line of the notice bar: a sentence that can be selected, a button for what can be done about it where
/// there is something, and one to dismiss it.
class NoticeLine : public QFrame {
  Q_OBJECT
 public:
  explicit NoticeLine(QWidget* parent = nullptr);

  void setNotice(const Notice& notice);
  QString sentence() const;
  void setDark(bool dark);

 signals:
  void dismissed();

 private:
  QLabel* m_label;
  QPushButton* m_action;
  QToolButton* m_close;
  std::function<void()> m_act;
  Notice::Kind m_kind = Notice::Kind::Notice;
  bool m_dark = false;
};

}  // namespace headlight
