#pragma once

#include <QWidget>

namespace headlight {

/// The area of the window around everything, with a coloured edge while what it shows is not the model's own
/// doing. Its layout leaves the edge room.
class EdgedArea : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;

  void setEdged(bool edged);
  bool isEdged() const { return m_edged; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  bool m_edged = false;
};

}  // namespace headlight
