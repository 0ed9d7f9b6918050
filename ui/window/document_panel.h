#pragma once

#include <QWidget>

class QLabel;
class QListView;

namespace headlight {

class DocumentLinesModel;

/// An attached document in place of the editor: its lines, read only, and a button to detach it.
class DocumentPanel : public QWidget {
  Q_OBJECT
 public:
  explicit DocumentPanel(QWidget* parent = nullptr);

  void setFile(const QString& path);

 signals:
  void detachRequested();

 private:
  QString m_path;
  DocumentLinesModel* m_lines;
  QListView* m_list;
  QLabel* m_title;
};

}  // namespace headlight
