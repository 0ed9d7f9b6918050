#pragma once

#include <QFrame>

#include "ui/window/notice_bar.h"

class QLabel;
class QToolButton;

namespace headlight {

/// One line of the notice bar: a sentence that can be selected, and a button to dismiss it.
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
  QToolButton* m_close;
  Notice::Kind m_kind = Notice::Kind::Notice;
  bool m_dark = false;
};

}  // namespace headlight
