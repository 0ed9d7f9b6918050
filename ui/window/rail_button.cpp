#include "ui/window/rail_button.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "ui/plots/picture_style.h"
#include "ui/window/view_icon.h"

namespace headlight {
namespace {

constexpr int padding = 5;
constexpr int gap = 2;

}  // namespace

RailButton::RailButton(const QString& id, const QString& title, QWidget* parent)
    : QAbstractButton(parent), m_id(id) {
  setText(title);
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(title);
  setCursor(Qt::PointingHandCursor);
}

void RailButton::setBeside(bool beside) {
  if (beside == m_beside) return;
  m_beside = beside;
  updateGeometry();
  update();
}

/// Icons grow with the letters.
int RailButton::iconSide() const { return fontMetrics().height() + 4; }

QSize RailButton::sizeFor(bool beside) const {
  const QFontMetrics metrics = fontMetrics();
  const int words = metrics.horizontalAdvance(text()) + 2;
  if (beside) return {iconSide() + 3 * padding + words, iconSide() + padding};
  return {std::max(words, iconSide()) + 2 * padding, iconSide() + gap + metrics.height() + 2 * padding};
}

void RailButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const PictureStyle& style = pictureStyle(palette());
  const QRectF whole = QRectF(rect()).adjusted(1, 1, -1, -1);
  QColor back = palette().color(QPalette::Highlight);
  if (isChecked() || underMouse()) {
    back.setAlphaF(isChecked() ? 0.22F : 0.10F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    painter.drawRoundedRect(whole, 5, 5);
  }
  if (isChecked())
    painter.fillRect(QRectF(whole.left(), whole.top() + 5, 3, whole.height() - 10), style.highlight);
  if (hasFocus()) {
    painter.setPen(QPen(style.highlight, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(whole, 5, 5);
  }
  const double icon = iconSide();
  const QRectF words = m_beside ? QRectF(2 * padding + icon, 0, width() - 2 * padding - icon, height())
                                : QRectF(0, padding + icon + gap, width(), fontMetrics().height());
  const QRectF picture = m_beside ? QRectF(padding, (height() - icon) / 2, icon, icon)
                                  : QRectF((width() - icon) / 2, padding, icon, icon);
  paintViewIcon(painter, m_id, text(), picture, style.text);
  painter.setPen(style.text);
  painter.drawText(words, (m_beside ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter, text());
}

/// Arrows are the rail's and the window's.
void RailButton::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left || key == Qt::Key_Right)
    return event->ignore();
  QAbstractButton::keyPressEvent(event);
}

void RailButton::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void RailButton::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

}  // namespace headlight
