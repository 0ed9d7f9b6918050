#include "ui/window/notice_bar.h"

#include <QVBoxLayout>

#include "ui/window/notice_line.h"

namespace headlight {

NoticeBar::NoticeBar(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(4);
  setAccessibleName(tr("Notices"));
  hide();
}

void NoticeBar::show(const Notice& notice) {
  if (notice.sentence.isEmpty()) return clear(notice.id);
  if (m_dismissed.contains(notice.id) && notice.kind == Notice::Kind::Notice) return;
  NoticeLine*& line = m_lines[notice.id];
  if (!line) {
    line = new NoticeLine(this);
    line->setDark(m_dark);
    connect(line, &NoticeLine::dismissed, this, [this, id = notice.id] { dismiss(id); });
    // Problems stand above what is only worth knowing.
    m_column->insertWidget(notice.kind == Notice::Kind::Problem ? 0 : m_column->count(), line);
  }
  line->setNotice(notice);
  line->show();
  QWidget::show();
}

QString NoticeBar::sentence(const QString& id) const {
  const NoticeLine* line = m_lines.value(id);
  return line ? line->sentence() : QString();
}

void NoticeBar::clear(const QString& id) {
  m_dismissed.remove(id);
  NoticeLine* line = m_lines.take(id);
  if (!line) return;
  m_column->removeWidget(line);
  line->hide();
  line->deleteLater();
  setVisible(!m_lines.isEmpty());
}

void NoticeBar::dismiss(const QString& id) {
  clear(id);
  m_dismissed.insert(id);
}

void NoticeBar::setDark(bool dark) {
  m_dark = dark;
  for (NoticeLine* line : m_lines) line->setDark(dark);
}

}  // namespace headlight
