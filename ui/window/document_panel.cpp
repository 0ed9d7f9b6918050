#include "ui/window/document_panel.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/window/document_lines_model.h"

namespace headlight {

DocumentPanel::DocumentPanel(QWidget* parent)
    : QWidget(parent),
      m_lines(new DocumentLinesModel(this)),
      m_list(new QListView(this)),
      m_title(new QLabel(this)) {
  m_list->setModel(m_lines);
  m_list->setUniformItemSizes(true);
  m_list->setTextElideMode(Qt::ElideNone);
  m_list->setSelectionMode(QAbstractItemView::NoSelection);
  m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  m_list->setAccessibleName(tr("Lines of the attached document"));
  m_list->setFixedHeight(4 * fontMetrics().lineSpacing() + 2 * m_list->frameWidth());
  auto* detach = new QToolButton(this);
  detach->setText(tr("Detach"));
  detach->setToolTip(tr("Go back to typing a text"));
  detach->setAccessibleName(tr("Detach the document"));
  connect(detach, &QToolButton::clicked, this, &DocumentPanel::detachRequested);
  auto* head = new QHBoxLayout;
  head->addWidget(m_title, 1);
  head->addWidget(detach);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(head);
  column->addWidget(m_list);
}

void DocumentPanel::setFile(const QString& path) {
  if (path == m_path) return;
  m_path = path;
  m_lines->open(path);
  m_title->setText(tr("Attached: %1 (%2)")
                       .arg(QFileInfo(path).fileName(), QLocale().formattedDataSize(m_lines->byteCount())));
  m_title->setToolTip(path);
}

}  // namespace headlight
