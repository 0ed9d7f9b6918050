#include "ui/window/edged_area.h"

#include <QPainter>

#include "ui/session/theme.h"

namespace headlight {
namespace {

constexpr int kEdge = 3;

}  // namespace

void EdgedArea::setEdged(bool edged) {
  if (edged == m_edged) return;
  m_edged = edged;
  update();
}

void EdgedArea::paintEvent(QPaintEvent*) {
  if (!m_edged) return;
  QPainter painter(this);
  const QColor color = themeColors(isDarkPalette(palette())).experiment;
  const QRect all = rect();
  painter.fillRect(QRect(all.left(), all.top(), all.width(), kEdge), color);
  painter.fillRect(QRect(all.left(), all.bottom() + 1 - kEdge, all.width(), kEdge), color);
  painter.fillRect(QRect(all.left(), all.top(), kEdge, all.height()), color);
  painter.fillRect(QRect(all.right() + 1 - kEdge, all.top(), kEdge, all.height()), color);
}

}  // namespace headlight
