#include "ui/views/view.h"

#include <QContextMenuEvent>

namespace headlight {

void View::contextMenuEvent(QContextMenuEvent* event) {
  emit menuRequested(event->globalPos(), event->reason() == QContextMenuEvent::Mouse);
  event->accept();
}

}  // namespace headlight
