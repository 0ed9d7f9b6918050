#include "ui/window/notice_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/session/theme.h"

namespace headlight {

NoticeLine::NoticeLine(QWidget* parent)
    : QFrame(parent),
      m_label(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_close(new QToolButton(this)) {
  setAutoFillBackground(true);
  m_label->setWordWrap(true);
  m_label->setTextFormat(Qt::PlainText);
  m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_close->setText(QStringLiteral("✕"));
  m_close->setAutoRaise(true);
  m_close->setToolTip(tr("Dismiss"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(10, 3, 6, 3);
  row->addWidget(m_label, 1);
  row->addWidget(m_action, 0, Qt::AlignTop);
  row->addWidget(m_close, 0, Qt::AlignTop);
  m_action->hide();
  connect(m_action, &QPushButton::clicked, this, [this] {
    // Acting may clear the notice, and this line with it.
    const std::function<void()> act = m_act;
    emit dismissed();
    act();
  });
  connect(m_close, &QToolButton::clicked, this, &NoticeLine::dismissed);
}

void NoticeLine::setNotice(const Notice& notice) {
  m_kind = notice.kind;
  m_label->setText(notice.sentence);
  m_act = notice.act;
  m_action->setText(notice.action);
  m_action->setVisible(!notice.action.isEmpty());
  const bool problem = m_kind == Notice::Kind::Problem;
  const QString name = problem ? tr("Problem") : tr("Notice");
  setAccessibleName(name);
  setAccessibleDescription(notice.sentence);
  m_label->setAccessibleName(name);
  m_close->setAccessibleName(problem ? tr("Dismiss the problem") : tr("Dismiss the notice"));
  setDark(m_dark);
}

QString NoticeLine::sentence() const { return m_label->text(); }

void NoticeLine::setDark(bool dark) {
  m_dark = dark;
  const ThemeColors colors = themeColors(dark);
  const bool problem = m_kind == Notice::Kind::Problem;
  QPalette own = palette();
  own.setColor(QPalette::Window, problem ? colors.warning : colors.notice);
  own.setColor(QPalette::WindowText, problem ? colors.warningText : colors.noticeText);
  own.setColor(QPalette::ButtonText, own.color(QPalette::WindowText));
  own.setColor(QPalette::Button, own.color(QPalette::Window));
  setPalette(own);
}

}  // namespace headlight
