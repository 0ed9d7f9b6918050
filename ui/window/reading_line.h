#pragma once

#include <QWidget>

class QToolButton;

namespace headlight {

/// A plain sentence above the picture, on two lines, with a button to do without such sentences. What there
/// is no room for is in its tooltip.
class ReadingLine : public QWidget {
  Q_OBJECT
 public:
  explicit ReadingLine(QWidget* parent = nullptr);

  void setText(const QString& text);
  QString text() const { return m_text; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

 signals:
  void dismissed();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QRect room() const;

  QString m_text;
  QToolButton* m_close;
};

}  // namespace headlight
