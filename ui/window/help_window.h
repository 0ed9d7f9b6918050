#pragma once

#include <QDialog>
#include <vector>

#include "ui/window/help_page.h"

class QListWidget;
class QTextBrowser;

namespace headlight {

/// The program's help: pages by name at the left, the chosen one beside them. It stays open beside the
/// window. GUI thread.
class HelpWindow : public QDialog {
  Q_OBJECT
 public:
  explicit HelpWindow(QWidget* parent = nullptr);

  /// Takes new pages, as in another language; the page that is shown stays.
  void setPages(std::vector<HelpPage> pages);
  /// Shows the page with this id, and the window where it is not shown.
  void openPage(const QString& id);
  QString currentPage() const;

 private:
  void showPage(int row);

  std::vector<HelpPage> m_pages;
  QListWidget* m_list;
  QTextBrowser* m_text;
};

}  // namespace headlight
