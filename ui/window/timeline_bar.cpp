#include "ui/window/timeline_bar.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/session/theme.h"

namespace headlight {
namespace {

constexpr std::int64_t kPage = 10;  // steps of the page keys
constexpr double kMargin = 2;       // around the line, for the ring of the focus

}  // namespace

TimelineBar::TimelineBar(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Generated tokens"));
}

void TimelineBar::setGenerated(std::shared_ptr<const Model> model, const std::optional<GeneratedText>& text) {
  if (model == m_model && text == m_text) return;
  m_model = std::move(model);
  m_text = text;
  layOut();
}

void TimelineBar::layOut() {
  m_timeline.reset();
  if (m_model && m_text) m_timeline.emplace(*m_model, *m_text, font());
  setAccessibleDescription(m_timeline ? m_timeline->summary() : QString());
  updateGeometry();
  showStep();
  update();
}

QRectF TimelineBar::slotRect(std::int64_t step) const {
  if (!m_timeline || step < 0 || step >= std::ssize(m_timeline->all())) return {};
  return m_timeline->all()[static_cast<std::size_t>(step)].rect.translated(kMargin - m_offset, kMargin);
}

QSize TimelineBar::sizeHint() const {
  const double lines = std::ceil(2 * QFontMetricsF(font()).height() + 8);
  return {400, static_cast<int>(lines + 2 * kMargin)};
}

/// The step that is shown, and its neighbours, are in view.
void TimelineBar::showStep() {
  if (!m_timeline) return scrollTo(0);
  const auto last = static_cast<std::int64_t>(m_timeline->all().size()) - 1;
  const std::int64_t step = m_timeline->step();
  const double left = slotRect(std::max<std::int64_t>(0, step - 1)).left() - kMargin;
  const double right = slotRect(std::min(last, step + 1)).right() + kMargin;
  if (right > width()) scrollTo(m_offset + right - width());
  if (left < 0) scrollTo(m_offset + left);
}

void TimelineBar::scrollTo(double offset) {
  const double most = m_timeline ? std::max(0.0, m_timeline->size().width() + 2 * kMargin - width()) : 0;
  m_offset = std::round(std::clamp(offset, 0.0, most));
  update();
}

void TimelineBar::paintEvent(QPaintEvent* event) {
  if (!m_timeline) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QPointF origin(kMargin - m_offset, kMargin);
  painter.translate(origin);
  m_timeline->paint(painter, QRectF(event->rect()).translated(-origin), pictureStyle(palette()));
  if (!hasFocus()) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5, Qt::DotLine));
  painter.drawRoundedRect(slotRect(m_timeline->step()).translated(-origin).adjusted(-1, -1, 1, 1), 5, 5);
}

void TimelineBar::resizeEvent(QResizeEvent*) {
  scrollTo(m_offset);
  showStep();
}

std::int64_t TimelineBar::slotAt(const QPointF& point) const {
  if (!m_timeline) return -1;
  // Dragged above or below it, the mouse still means a slot.
  return m_timeline->slotAt({point.x() + m_offset - kMargin, m_timeline->size().height() / 2});
}

void TimelineBar::choose(std::int64_t step) {
  if (!m_timeline) return;
  const auto last = static_cast<std::int64_t>(m_timeline->all().size()) - 1;
  step = std::clamp<std::int64_t>(step, 0, last);
  if (step != m_timeline->step()) emit stepChosen(step);
}

void TimelineBar::mousePressEvent(QMouseEvent* event) {
  const std::int64_t slot = slotAt(event->position());
  if (event->button() == Qt::LeftButton && slotRect(slot).contains(event->position())) choose(slot);
}

void TimelineBar::mouseMoveEvent(QMouseEvent* event) {
  if ((event->buttons() & Qt::LeftButton) && slotAt(event->position()) >= 0)
    choose(slotAt(event->position()));
}

void TimelineBar::wheelEvent(QWheelEvent* event) {
  const QPoint turned = event->angleDelta();
  scrollTo(m_offset - (turned.x() != 0 ? turned.x() : turned.y()));
  event->accept();
}

void TimelineBar::keyPressEvent(QKeyEvent* event) {
  if (!m_timeline || (event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) return event->ignore();
  const std::int64_t step = m_timeline->step();
  switch (event->key()) {
    case Qt::Key_Left:
      return choose(step - 1);
    case Qt::Key_Right:
      return choose(step + 1);
    case Qt::Key_PageUp:
      return choose(step - kPage);
    case Qt::Key_PageDown:
      return choose(step + kPage);
    case Qt::Key_Home:
      return choose(0);
    case Qt::Key_End:
      return choose(std::ssize(m_timeline->all()) - 1);
    default:
      event->ignore();  // the window walks and lets go
  }
}

void TimelineBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) layOut();
}

bool TimelineBar::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const std::int64_t slot = slotAt(help->pos());
  if (slot >= 0)
    QToolTip::showText(help->globalPos(), m_timeline->tipOf(slot), this, slotRect(slot).toAlignedRect());
  else
    QToolTip::hideText();
  return true;
}

}  // namespace headlight
