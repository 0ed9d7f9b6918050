#include "ui/views/focus_frame.h"

#include "ui/plots/picture_style.h"

namespace headlight {

void paintFocusFrame(QPainter& painter, const QWidget& widget) {
  if (!widget.hasFocus()) return;
  painter.setPen(QPen(pictureStyle(widget.palette()).highlight, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

}  // namespace headlight
