#include "ui/window/error_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

#include "ui/session/theme.h"

namespace headlight {

ErrorBar::ErrorBar(QWidget* parent)
    : QFrame(parent), m_label(new QLabel(this)), m_close(new QToolButton(this)) {
  setAutoFillBackground(true);
  setAccessibleName(tr("Problem"));
  m_label->setWordWrap(true);
  m_label->setTextFormat(Qt::PlainText);
  m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_label->setAccessibleName(tr("Problem"));
  m_close->setText(QStringLiteral("✕"));
  m_close->setAutoRaise(true);
  m_close->setToolTip(tr("Dismiss"));
  m_close->setAccessibleName(tr("Dismiss the problem"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(10, 4, 6, 4);
  row->addWidget(m_label, 1);
  row->addWidget(m_close, 0, Qt::AlignTop);
  connect(m_close, &QToolButton::clicked, this, &ErrorBar::clear);
  hide();
}

void ErrorBar::showSentence(const QString& sentence) {
  m_label->setText(sentence);
  setAccessibleDescription(sentence);
  show();
}

QString ErrorBar::sentence() const { return isHidden() ? QString() : m_label->text(); }

void ErrorBar::clear() { hide(); }

void ErrorBar::setDark(bool dark) {
  const ThemeColors colors = themeColors(dark);
  QPalette own = palette();
  own.setColor(QPalette::Window, colors.warning);
  own.setColor(QPalette::WindowText, colors.warningText);
  own.setColor(QPalette::ButtonText, colors.warningText);
  own.setColor(QPalette::Button, colors.warning);
  setPalette(own);
}

}  // namespace headlight
