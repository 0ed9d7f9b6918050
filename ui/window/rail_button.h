#pragma once

#include <QAbstractButton>
#include <QString>

namespace headlight {

/// One view in the rail: its icon with its title below, or beside it where the rail has little height.
class RailButton : public QAbstractButton {
  Q_OBJECT
 public:
  RailButton(const QString& id, const QString& title, QWidget* parent = nullptr);

  /// The title stands beside the icon.
  void setBeside(bool beside);
  /// The size that it needs in either form, with the widget's font.
  QSize sizeFor(bool beside) const;
  QSize sizeHint() const override { return sizeFor(m_beside); }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  int iconSide() const;

  QString m_id;
  bool m_beside = false;
};

}  // namespace headlight
