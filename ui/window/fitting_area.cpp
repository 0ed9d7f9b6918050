#include "ui/window/fitting_area.h"

#include <QResizeEvent>
#include <algorithm>

namespace headlight {

FittingArea::FittingArea(QWidget* parent) : QScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
}

QSize FittingArea::sizeHint() const {
  const int width = std::max(120, viewport()->width());
  return {200, widget() ? widget()->heightForWidth(width) : 0};
}

QSize FittingArea::minimumSizeHint() const { return {100, 2 * fontMetrics().height()}; }

void FittingArea::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  if (event->oldSize().width() != event->size().width()) updateGeometry();
}

}  // namespace headlight
