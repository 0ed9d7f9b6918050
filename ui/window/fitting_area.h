#pragma once

#include <QScrollArea>

namespace headlight {

/// As high as what is in it needs at its width; scrolled where there is less room.
class FittingArea : public QScrollArea {
  Q_OBJECT
 public:
  explicit FittingArea(QWidget* parent);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
};

}  // namespace headlight
