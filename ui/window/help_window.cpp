#include "ui/window/help_window.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/session/letter_width.h"

namespace headlight {

HelpWindow::HelpWindow(QWidget* parent)
    : QDialog(parent), m_list(new QListWidget(this)), m_text(new QTextBrowser(this)) {
  setWindowTitle(tr("Help"));
  m_list->setAccessibleName(tr("Pages of the help"));
  m_text->setAccessibleName(tr("Help"));
  m_text->setOpenExternalLinks(false);
  auto* both = new QSplitter(Qt::Horizontal, this);
  both->addWidget(m_list);
  both->addWidget(m_text);
  both->setStretchFactor(1, 1);
  both->setChildrenCollapsible(false);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* column = new QVBoxLayout(this);
  column->addWidget(both, 1);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_list, &QListWidget::currentRowChanged, this, &HelpWindow::showPage);
  const int letter = letterWidth(font()), line = fontMetrics().height();
  m_list->setMinimumWidth(16 * letter);
  both->setSizes({20 * letter, 80 * letter});
  resize(104 * letter, 34 * line);
}

void HelpWindow::setPages(std::vector<HelpPage> pages) {
  const QString shown = currentPage();
  m_pages = std::move(pages);
  m_list->clear();
  for (const HelpPage& page : m_pages) m_list->addItem(page.title);
  const auto same = std::find_if(m_pages.begin(), m_pages.end(),
                                 [&shown](const HelpPage& page) { return page.id == shown; });
  m_list->setCurrentRow(same == m_pages.end() ? 0 : static_cast<int>(same - m_pages.begin()));
}

QString HelpWindow::currentPage() const {
  const int row = m_list->currentRow();
  return row < 0 || row >= static_cast<int>(m_pages.size()) ? QString()
                                                            : m_pages[static_cast<std::size_t>(row)].id;
}

void HelpWindow::openPage(const QString& id) {
  for (std::size_t i = 0; i < m_pages.size(); ++i)
    if (m_pages[i].id == id) m_list->setCurrentRow(static_cast<int>(i));
  show();
  raise();
  activateWindow();
  m_text->setFocus();
}

void HelpWindow::showPage(int row) {
  if (row < 0 || row >= static_cast<int>(m_pages.size())) return;
  m_text->setHtml(m_pages[static_cast<std::size_t>(row)].html);
}

}  // namespace headlight
