#include "ui/views/positions_canvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/session/theme.h"

namespace headlight {

PositionsCanvas::PositionsCanvas(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setMinimumSize(360, 300);
  setAccessibleName(tr("Positional encoding and its effect on the attention"));
}

void PositionsCanvas::setScene(const PositionsScene& scene) {
  m_scene = scene;
  m_picture = {};
  update();
}

void PositionsCanvas::paintEvent(QPaintEvent*) {
  const QSize pixels = size() * devicePixelRatioF();
  if (m_picture.size() != pixels) {
    m_picture = QPixmap(pixels);
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    const bool dark = isDarkPalette(palette());
    m_picture.fill(pictureStyle(dark).base);
    QPainter painter(&m_picture);
    PaintRequest request;
    request.area = rect();
    request.dark = dark;
    paintPositions(painter, m_scene, request, {});
  }
  QPainter(this).drawPixmap(0, 0, m_picture);
}

void PositionsCanvas::mouseMoveEvent(QMouseEvent* event) {
  using Part = PositionsHit::Part;
  const PositionsHit hit = positionsAt(m_scene, rect(), event->position());
  const bool cell = hit.part == Part::With || hit.part == Part::Without;
  if (cell)
    emit cellHovered(hit.row, hit.column);
  else if (m_hovering)
    emit left();
  m_hovering = cell;
  setCursor(cell || hit.part == Part::Encoding ? Qt::PointingHandCursor : Qt::ArrowCursor);
  const QString tip = positionsTip(m_scene, hit);
  if (tip.isEmpty())
    QToolTip::hideText();
  else
    QToolTip::showText(event->globalPosition().toPoint(), tip, this);
}

void PositionsCanvas::mousePressEvent(QMouseEvent* event) {
  using Part = PositionsHit::Part;
  if (event->button() != Qt::LeftButton) return;
  const PositionsHit hit = positionsAt(m_scene, rect(), event->position());
  if (hit.part == Part::Encoding) emit columnClicked(static_cast<int>(hit.column));
  if (hit.part == Part::With || hit.part == Part::Without) emit cellClicked(hit.row, hit.column);
}

void PositionsCanvas::leaveEvent(QEvent*) {
  if (m_hovering) emit left();
  m_hovering = false;
}

void PositionsCanvas::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange) return;
  m_picture = {};
  update();
}

}  // namespace headlight
