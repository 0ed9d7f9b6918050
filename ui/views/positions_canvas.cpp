#include "ui/views/positions_canvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/plots/picture_font.h"
#include "ui/session/theme.h"

namespace headlight {

PositionsCanvas::PositionsCanvas(QWidget* parent) : QWidget(parent), m_drawn(std::make_shared<Drawn>()) {
  setMouseTracking(true);
  setAccessibleName(tr("Positional encoding and its effect on the attention"));
  connect(&m_job, &LatestJob::runningChanged, this, [this](bool running) {
    if (!running && m_stale) startDrawing();
  });
}

const PositionsScene& PositionsCanvas::scene() const { return m_drawn->scene; }
const PositionsLayout& PositionsCanvas::layoutNow() const { return m_drawn->layout; }

bool PositionsCanvas::isUpToDate() const { return !m_job.isRunning() && !m_stale; }

void PositionsCanvas::setSnapshot(const Snapshot& snapshot) {
  m_snapshot = snapshot;
  m_given = true;
  draw();
}

void PositionsCanvas::forget() {
  m_stale = m_given = false;
  m_job.cancel();
  m_snapshot = {};
  m_drawn = std::make_shared<Drawn>();
}

/// A drawing under way is let through, so that a slider that moves is followed.
void PositionsCanvas::draw() {
  if (!m_given) return;
  m_stale = true;
  if (!m_job.isRunning()) startDrawing();
}

void PositionsCanvas::startDrawing() {
  m_stale = false;
  PaintRequest request;
  request.area = rect();
  request.dark = isDarkPalette(palette());
  const double ratio = devicePixelRatioF();
  if (request.area.isEmpty()) return;
  m_job.start([this, snapshot = m_snapshot, request, ratio,
               font = pictureFont(*this)](const Execution& execution) -> LatestJob::Outcome {
    auto drawn = std::make_shared<Drawn>();
    drawn->scene = makePositionsScene(snapshot, font);
    execution.throwIfStopped();
    drawn->layout = PositionsLayout::make(drawn->scene, request.area);
    drawn->image = QImage((request.area.size() * ratio).toSize(), QImage::Format_RGB32);
    drawn->image.setDevicePixelRatio(ratio);
    drawn->image.fill(pictureStyle(request.dark).base);
    QPainter painter(&drawn->image);
    paintPositions(painter, drawn->scene, drawn->layout, request, execution);
    painter.end();
    return [this, drawn] {
      m_drawn = drawn;
      setAccessibleDescription(drawn->scene.origin);
      update();
    };
  });
}

void PositionsCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), pictureStyle(palette()).base);
  painter.drawImage(0, 0, m_drawn->image);
}

void PositionsCanvas::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  draw();
}

void PositionsCanvas::mouseMoveEvent(QMouseEvent* event) {
  using Part = PositionsHit::Part;
  const PositionsHit hit = positionsAt(m_drawn->layout, event->position());
  const bool cell = hit.part == Part::With || hit.part == Part::Without;
  if (cell)
    emit cellHovered(hit.row, hit.column);
  else if (m_hovering)
    emit left();
  m_hovering = cell;
  setCursor(cell || hit.part == Part::Encoding ? Qt::PointingHandCursor : Qt::ArrowCursor);
  const QString tip = positionsTip(m_drawn->scene, hit);
  if (tip.isEmpty())
    QToolTip::hideText();
  else
    QToolTip::showText(event->globalPosition().toPoint(), tip, this);
}

void PositionsCanvas::mousePressEvent(QMouseEvent* event) {
  using Part = PositionsHit::Part;
  if (event->button() != Qt::LeftButton) return;
  const PositionsHit hit = positionsAt(m_drawn->layout, event->position());
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
  draw();
}

}  // namespace headlight
