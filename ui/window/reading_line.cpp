#include "ui/window/reading_line.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

#include "ui/plots/picture_style.h"
#include "ui/plots/wrapped_text.h"

namespace headlight {
namespace {

constexpr int indent = 4;
constexpr int lines = 2;

}  // namespace

ReadingLine::ReadingLine(QWidget* parent) : QWidget(parent), m_close(new QToolButton(this)) {
  setAccessibleName(tr("The picture in a sentence"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_close->setText(QStringLiteral("✕"));
  m_close->setAutoRaise(true);
  m_close->setFocusPolicy(Qt::TabFocus);
  m_close->setToolTip(tr("No sentences above pictures; View ▸ Plain Sentences brings them back"));
  m_close->setAccessibleName(tr("Hide the sentence"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addStretch(1);
  row->addWidget(m_close);
  connect(m_close, &QToolButton::clicked, this, &ReadingLine::dismissed);
}

QSize ReadingLine::sizeHint() const {
  // As high whatever it says: a mouse that moves over heads must not move the picture.
  return {200, std::max(lines * fontMetrics().height() + 2, m_close->sizeHint().height())};
}

QRect ReadingLine::room() const { return rect().adjusted(indent, 0, -m_close->width() - indent, 0); }

void ReadingLine::setText(const QString& text) {
  if (text == m_text) return;
  m_text = text;
  setAccessibleDescription(text);
  setToolTip(text);
  m_close->setVisible(!text.isEmpty());
  update();
}

void ReadingLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(pictureStyle(palette()).text);
  painter.drawText(room(), Qt::AlignLeft | Qt::AlignVCenter,
                   wrappedText(m_text, font(), room().width(), lines).join(QLatin1Char('\n')));
}

}  // namespace headlight
